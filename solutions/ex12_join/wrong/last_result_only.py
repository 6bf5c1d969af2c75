# caught by: waited
# Nothing says that the last one who came in is the last one to be served.
import sys
import time
from multiprocessing import Pool


def serve(n):
    time.sleep(0.1)
    print("served", n)


if __name__ == "__main__":
    pool = Pool(2)
    results = [pool.apply_async(serve, (int(number),)) for number in sys.argv[1:]]
    results[-1].get()
    print("closed")
    pool.close()
    pool.join()
