# caught by: one_note
# An executor's callback gets the future; the error is logged on stderr and the program goes on.
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    return n, os.getpid()


def note(result):
    n, worker = result
    print("note", n, worker, os.getpid())


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        for number in sys.argv[1:]:
            executor.submit(pay, int(number)).add_done_callback(note)
