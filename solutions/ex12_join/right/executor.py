"""The with block of an executor waits for everybody."""

import sys
import time
from concurrent.futures import ProcessPoolExecutor


def serve(n):
    time.sleep(0.1)
    print("served", n)


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        for number in sys.argv[1:]:
            executor.submit(serve, int(number))
        print("the door is locked now")
    print("closed", flush=True)
