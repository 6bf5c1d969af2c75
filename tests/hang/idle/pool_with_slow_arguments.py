"""A pool replaces each worker after one task, and what it hands to a new one takes long to pack."""

import time
from multiprocessing import get_context


class Slow:
    def __getstate__(self):
        end = time.thread_time() + 0.4
        while time.thread_time() < end:
            sum(range(1000))
        return {"packed": True}


def begin(given):
    assert given.packed


def work(number):
    return number


if __name__ == "__main__":
    with get_context("spawn").Pool(1, begin, (Slow(),), maxtasksperchild=1) as pool:
        assert pool.map(work, range(2), chunksize=1) == [0, 1]
