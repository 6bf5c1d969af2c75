"""A worker is killed while main goes through the results of imap_unordered."""

import os
import signal
from multiprocessing import Pool


def double(number):
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


if __name__ == "__main__":
    with Pool(3) as pool:
        for result in pool.imap_unordered(double, range(10)):
            print(result)
