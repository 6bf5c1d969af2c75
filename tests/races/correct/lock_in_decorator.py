"""A lock inside a helper of the student's own."""

from contextlib import contextmanager
from multiprocessing import Array, Lock, Process


@contextmanager
def exclusive(lock):
    lock.acquire()
    try:
        yield
    finally:
        lock.release()


def vote(lock, votes, choices):
    for choice in choices:
        with exclusive(lock):
            votes[choice] += 1


if __name__ == "__main__":
    lock, votes = Lock(), Array("i", 2)
    voters = [Process(target=vote, args=(lock, votes, [0, 1, 1, 0, 1])) for _ in range(2)]
    for voter in voters:
        voter.start()
    for voter in voters:
        voter.join()
    print(votes[:])
