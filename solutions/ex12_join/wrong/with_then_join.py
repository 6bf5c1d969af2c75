# caught by: served
# No error: after terminate() join() is allowed, but there is nothing left to wait for.
import sys
import time
from multiprocessing import Pool


def serve(n):
    time.sleep(0.1)
    print("served", n)


if __name__ == "__main__":
    with Pool(2) as pool:
        for number in sys.argv[1:]:
            pool.apply_async(serve, (int(number),))
    pool.join()
    print("closed")
