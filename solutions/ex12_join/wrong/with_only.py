# caught by: served
# At the end of the with block the pool is terminated.
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
    print("closed")
