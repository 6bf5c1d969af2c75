"""The lock comes to the workers by the initializer, the same for all."""

from multiprocessing import Lock, Pool, Value


def init(the_lock, the_counter):
    global lock, counter
    lock, counter = the_lock, the_counter


def task(n):
    with lock:
        counter.value += n


if __name__ == "__main__":
    lock, counter = Lock(), Value("i", 0)
    with Pool(3, initializer=init, initargs=(lock, counter)) as pool:
        pool.map(task, range(15), chunksize=1)
    print(counter.value)
