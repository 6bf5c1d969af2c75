"""Three locks, always in one order."""

from multiprocessing import Lock, Process


def work(locks, which):
    for _ in range(3):
        for i in which:
            locks[i].acquire()
        for i in reversed(which):
            locks[i].release()


if __name__ == "__main__":
    locks = [Lock() for _ in range(3)]
    children = [Process(target=work, args=(locks, which)) for which in ((0, 1), (1, 2), (0, 2))]
    for child in children:
        child.start()
    for child in children:
        child.join()
