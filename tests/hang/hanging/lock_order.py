"""Two children take two locks in opposite order."""

from multiprocessing import Barrier, Lock, Process


def work(first, second, both):
    with first:
        both.wait()
        with second:
            print("never")


if __name__ == "__main__":
    a, b, both = Lock(), Lock(), Barrier(2)
    children = [Process(target=work, args=locks) for locks in ((a, b, both), (b, a, both))]
    for child in children:
        child.start()
    for child in children:
        child.join()
