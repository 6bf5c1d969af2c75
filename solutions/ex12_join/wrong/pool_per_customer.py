# caught by: handed
import sys
import time
from multiprocessing import Pool


def serve(n):
    time.sleep(0.1)
    print("served", n)


if __name__ == "__main__":
    for number in sys.argv[1:]:
        pool = Pool(1)
        pool.apply_async(serve, (int(number),))
        pool.close()
        pool.join()
    print("closed")
