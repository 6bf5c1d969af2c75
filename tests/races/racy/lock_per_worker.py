"""The initializer of a pool makes the lock, so every worker has another one."""

import multiprocessing


def init(shared):
    global counter, lock
    counter = shared
    lock = multiprocessing.Lock()


def add(n):
    with lock:
        counter.value += n


if __name__ == "__main__":
    counter = multiprocessing.Value("i", 0)
    pool = multiprocessing.Pool(2, init, (counter,))
    pool.map(add, [1] * 12, chunksize=1)
    pool.close()
    pool.join()
    print("sum", counter.value)
