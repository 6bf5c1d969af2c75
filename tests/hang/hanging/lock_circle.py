"""Three children, three locks, a circle."""

from multiprocessing import Barrier, Lock, Process


def work(mine, next_one, all_here):
    mine.acquire()
    all_here.wait()
    next_one.acquire()


if __name__ == "__main__":
    locks, all_here = [Lock() for _ in range(3)], Barrier(3)
    children = [
        Process(target=work, args=(locks[number], locks[(number + 1) % 3], all_here)) for number in range(3)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
