"""Two counters, one for the odd numbers and one for the even; both have to be waited for."""

import sys
import time
from multiprocessing import Pool


def serve(n):
    time.sleep(0.1)
    print("served", n)


if __name__ == "__main__":
    counters = [Pool(1), Pool(1)]
    results = []
    for number in map(int, sys.argv[1:]):
        results.append(counters[number % 2].apply_async(serve, (number,)))
    for counter in counters:
        counter.close()
    for result in results:
        result.wait()
    for counter in counters:
        counter.join()
    print("closed")
