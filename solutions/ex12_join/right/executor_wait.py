"""wait() for the futures, shutdown afterwards."""

import sys
import time
from concurrent.futures import ProcessPoolExecutor, wait


def serve(n):
    time.sleep(0.1)
    print("served", n)


if __name__ == "__main__":
    executor = ProcessPoolExecutor(max_workers=4)
    done, not_done = wait([executor.submit(serve, number) for number in sys.argv[1:]])
    print(len(done), "served,", len(not_done), "lost")
    print("closed")
    executor.shutdown()
