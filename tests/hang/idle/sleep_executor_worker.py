"""The tasks of a process executor sleep."""

import time
from concurrent.futures import ProcessPoolExecutor


def work(number):
    time.sleep(0.3)
    return number


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        assert list(executor.map(work, range(4))) == [0, 1, 2, 3]
