"""A callback that is added to a future that is done runs at once, in the main thread."""

import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor, wait


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    return n, os.getpid()


def note(future):
    print("note", *future.result(), os.getpid())


if __name__ == "__main__":
    with ProcessPoolExecutor() as executor:
        futures = [executor.submit(pay, int(number)) for number in sys.argv[1:]]
        wait(futures)
        for future in futures:
            future.add_done_callback(note)
