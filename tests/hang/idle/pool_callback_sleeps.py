"""A callback sleeps while further results lie unread, so that a thread of the pool spins."""

import time
from multiprocessing import Pool

seen = []


def collect(number):
    time.sleep(0.3)
    seen.append(number)


if __name__ == "__main__":
    with Pool(2) as pool:
        for number in range(3):
            pool.apply_async(abs, (number,), callback=collect)
        pool.close()
        pool.join()
    assert sorted(seen) == [0, 1, 2]
