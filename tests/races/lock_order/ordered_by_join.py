"""Two orders, but the first child is joined before the second is started."""

from multiprocessing import Lock, Process


def work(first, second):
    with first, second:
        pass


if __name__ == "__main__":
    a, b = Lock(), Lock()
    for pair in ((a, b), (b, a)):
        child = Process(target=work, args=pair)
        child.start()
        child.join()
