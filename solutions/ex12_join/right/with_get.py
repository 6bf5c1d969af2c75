"""Inside the with block every result is waited for; after that terminate() finds nothing to stop."""

import sys
import time
from multiprocessing import Pool


def serve(n):
    time.sleep(0.1)
    print("served", n)


if __name__ == "__main__":
    with Pool(3) as pool:
        results = [pool.apply_async(serve, [number]) for number in sys.argv[1:]]
        for result in results:
            result.get()
    print("closed")
