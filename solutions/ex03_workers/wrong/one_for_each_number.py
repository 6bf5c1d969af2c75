# caught by: as_many
import sys
from multiprocessing import Pool

from crunch import work

if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    with Pool(len(numbers)) as pool:
        counts = pool.map(work, numbers)
    for n, count in zip(numbers, counts, strict=True):
        print("result", n, count)
