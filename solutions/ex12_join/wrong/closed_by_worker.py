# caught by: closed
# With a single worker it even comes last.
import sys
import time
from multiprocessing import Pool


def serve(n):
    time.sleep(0.1)
    print("served", n)


if __name__ == "__main__":
    pool = Pool(1)
    for number in sys.argv[1:]:
        pool.apply_async(serve, (int(number),))
    pool.apply_async(print, ("closed",))
    pool.close()
    pool.join()
