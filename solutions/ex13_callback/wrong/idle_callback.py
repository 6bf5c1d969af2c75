# caught by: callback
# There is a callback, but the notes are written by the main thread afterwards.
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    return n, os.getpid()


def note(result):
    n, worker = result
    print("note", n, worker, os.getpid())


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        futures = [executor.submit(pay, int(number)) for number in sys.argv[1:]]
        for future in futures:
            future.add_done_callback(lambda future: None)
        for future in as_completed(futures):
            note(future.result())
