# caught by: waited
# It waits, but for a pool that has nothing to do.
import sys
import time
from multiprocessing import Pool


def serve(n):
    time.sleep(0.1)
    print("served", n)


if __name__ == "__main__":
    pool, other = Pool(2), Pool(1)
    for number in sys.argv[1:]:
        pool.apply_async(serve, (int(number),))
    other.close()
    other.join()
    print("closed")
    pool.close()
    pool.join()
