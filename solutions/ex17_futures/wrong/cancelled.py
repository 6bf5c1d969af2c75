# caught by: results
# Whatever no worker has begun yet is dropped.
import sys
from concurrent.futures import ProcessPoolExecutor

from survey import measure

if __name__ == "__main__":
    executor = ProcessPoolExecutor(2)
    futures = [(n, executor.submit(measure, int(n))) for n in sys.argv[1:]]
    for _, future in reversed(futures):
        future.cancel()
    for n, future in futures:
        if not future.cancelled():
            print("plot", n, future)
