"""Going through imap to its end is waiting as well."""

import sys
import time
from multiprocessing import Pool


def serve(n):
    time.sleep(0.1)
    print("served", n)


def main(numbers):
    with Pool(2) as pool:
        for place, _ in enumerate(pool.imap_unordered(serve, numbers), 1):
            print(place, "of", len(numbers))
    print("closed")


if __name__ == "__main__":
    main(sys.argv[1:])
