"""An executor starts a worker when there is work that nobody is free for."""

import os
import sys
from concurrent.futures import ProcessPoolExecutor

from crunch import work

try:
    usable = os.process_cpu_count  # since Python 3.13
except AttributeError:

    def usable():
        return len(os.sched_getaffinity(0))


def main():
    numbers = [int(word) for word in sys.argv[1:]]
    with ProcessPoolExecutor(max_workers=usable()) as executor:
        futures = {n: executor.submit(work, n) for n in numbers}
        for n, future in futures.items():
            print("result", n, future.result())


if __name__ == "__main__":
    main()
