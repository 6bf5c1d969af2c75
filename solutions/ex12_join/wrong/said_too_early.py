# caught by: waited
# As in the lesson: the end is said when everything has only been handed over.
import sys
import time
from multiprocessing import Pool


def serve(n):
    time.sleep(0.1)
    print("served", n)


if __name__ == "__main__":
    pool = Pool(2)
    for number in sys.argv[1:]:
        pool.apply_async(serve, (int(number),))
    print("closed")
    pool.close()
    pool.join()
