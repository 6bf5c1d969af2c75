# caught by: waited
# A pool for each customer, and then it hopes.
import sys
import time
from multiprocessing import Pool


def serve(n):
    time.sleep(0.1)
    print("served", n)


keep = []


if __name__ == "__main__":
    for number in sys.argv[1:]:
        pool = Pool(1)
        pool.apply_async(serve, (int(number),))
        keep.append(pool)
    time.sleep(1.5)
    print("closed")
