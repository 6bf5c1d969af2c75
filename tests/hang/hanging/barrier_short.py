"""Three come to a barrier for four."""

from multiprocessing import Barrier, Process


def work(together):
    together.wait()


if __name__ == "__main__":
    together = Barrier(4)
    children = [Process(target=work, args=(together,)) for _ in range(3)]
    for child in children:
        child.start()
    for child in children:
        child.join()
