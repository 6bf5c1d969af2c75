# caught by: served
import sys
import time
from multiprocessing.pool import ThreadPool


def serve(n):
    time.sleep(0.1)
    print("served", n)


if __name__ == "__main__":
    pool = ThreadPool(2)
    for number in sys.argv[1:]:
        pool.apply_async(serve, (int(number),))
    pool.close()
    pool.join()
    print("closed")
