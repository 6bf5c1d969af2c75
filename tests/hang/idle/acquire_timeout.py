"""A process lock is tried for a while, then given up."""

from multiprocessing import Lock

lock = Lock()
lock.acquire()
assert not lock.acquire(timeout=0.7)
