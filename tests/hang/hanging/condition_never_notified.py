"""A child waits for a notify that never comes."""

from multiprocessing import Condition, Process


def work(condition):
    with condition:
        condition.wait()


if __name__ == "__main__":
    condition = Condition()
    child = Process(target=work, args=(condition,))
    child.start()
    child.join()
