# caught by: as_many
import os
import sys
from concurrent.futures import ProcessPoolExecutor

from crunch import work

if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        counts = list(pool.map(work, numbers))
    for n, count in zip(numbers, counts, strict=True):
        print("result", n, count)
