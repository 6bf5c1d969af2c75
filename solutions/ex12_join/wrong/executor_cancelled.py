# caught by: served
import sys
import time
from concurrent.futures import ProcessPoolExecutor


def serve(n):
    time.sleep(0.1)
    print("served", n)


if __name__ == "__main__":
    executor = ProcessPoolExecutor(2)
    for number in sys.argv[1:]:
        executor.submit(serve, int(number))
    executor.shutdown(cancel_futures=True)
    print("closed")
