"""The first lock is let go before the second is taken."""

from multiprocessing import Lock, Process


def work(first, second):
    for _ in range(3):
        first.acquire()
        first.release()
        second.acquire()
        second.release()


if __name__ == "__main__":
    a, b = Lock(), Lock()
    children = [Process(target=work, args=pair) for pair in ((a, b), (b, a))]
    for child in children:
        child.start()
    for child in children:
        child.join()
