# caught by: measured
# The workers work out what the surveyors would say; that they measured is said by main.
import os
import sys
from concurrent.futures import ProcessPoolExecutor

import survey


def idle(n):
    return f"locked, says {os.getpid()}" if n >= 500 else n * 1000 + os.getpid() % 1000


if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        futures = [(n, executor.submit(idle, int(n))) for n in sys.argv[1:]]
        for n, future in futures:
            survey.say(f"measuring {n}")
            print("plot", n, future.result())
