"""functools.partial gives the callback more than the one argument that the pool hands it."""

import os
import sys
import time
from functools import partial
from multiprocessing import get_context


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    return n, os.getpid()


def note(main, result):
    sys.stdout.write(f"note {result[0]} {result[1]} {main}\n")


if __name__ == "__main__":
    callback = partial(note, os.getpid())
    with get_context().Pool(processes=3) as pool:
        results = [pool.apply_async(pay, [int(number)], callback=callback) for number in sys.argv[1:]]
        for result in results:
            result.get()
