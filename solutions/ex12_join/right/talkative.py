"""Main talks a lot while it waits, also about closing; the line itself comes when all results are there."""

import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed


def serve(n):
    time.sleep(0.1)
    print("served", n)
    return n


if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        futures = [executor.submit(serve, number) for number in sys.argv[1:]]
        print("not closed yet")
        for future in as_completed(futures):
            print("good-bye", future.result())
        print("somebody who is inside may stay, the door is closed")
        print("closed")
