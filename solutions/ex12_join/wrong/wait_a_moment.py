# caught by: waited
# wait() with a time-out comes back as well when the time is over.
import sys
import time
from multiprocessing import Pool


def serve(n):
    time.sleep(0.1)
    print("served", n)


if __name__ == "__main__":
    pool = Pool(2)
    results = [pool.apply_async(serve, (int(number),)) for number in sys.argv[1:]]
    for result in results:
        result.wait(0.001)
    print("closed")
    pool.close()
    pool.join()
