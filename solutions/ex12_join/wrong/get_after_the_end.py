# caught by: ends
# The results never come, because the pool was terminated: get() waits for ever.
import sys
import time
from multiprocessing import Pool


def serve(n):
    time.sleep(0.1)
    print("served", n)


if __name__ == "__main__":
    with Pool(2) as pool:
        results = [pool.apply_async(serve, (int(number),)) for number in sys.argv[1:]]
    for result in results:
        result.get()
    print("closed")
