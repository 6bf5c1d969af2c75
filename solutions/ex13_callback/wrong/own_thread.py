# caught by: callback
import os
import sys
import threading
import time
from multiprocessing import Pool


def pay(n):
    time.sleep(0.1)
    print("paid", n)
    return n, os.getpid()


def note(result):
    n, worker = result
    print("note", n, worker, os.getpid())


def watch(results):
    for result in results:
        note(result.get())


if __name__ == "__main__":
    with Pool(2) as pool:
        results = [pool.apply_async(pay, (int(number),)) for number in sys.argv[1:]]
        thread = threading.Thread(target=watch, args=(results,))
        thread.start()
        thread.join()
