"""A worker is killed in the middle of its task."""

import os
import signal
from multiprocessing import Pool


def work():
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    with Pool(2) as pool:
        result = pool.apply_async(work)
        print(result.get())
