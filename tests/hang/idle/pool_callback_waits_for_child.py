"""A callback joins a child that sleeps, while a thread of the pool spins."""

import time
from multiprocessing import Pool, Process

child = None


def collect(_):
    child.join()


if __name__ == "__main__":
    with Pool(2) as pool:
        child = Process(target=time.sleep, args=(0.8,))
        child.start()
        for number in range(3):
            pool.apply_async(abs, (number,), callback=collect)
        pool.close()
        pool.join()
