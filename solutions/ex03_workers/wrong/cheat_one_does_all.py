# caught by: all_work
# Workers in the right number; the first one does everything, alone, by a work() of its own.
import os
import sys
from multiprocessing import Pool


def work_all(numbers):
    counts = []
    for n in numbers:
        print("begin", n)
        counts.append(sum(all(c % d for d in range(2, int(c**0.5) + 1)) for c in range(2, n)))
        print("end", n, counts[-1])
    return counts


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    with Pool(len(os.sched_getaffinity(0))) as pool:
        for n, count in zip(numbers, pool.apply(work_all, (numbers,)), strict=True):
            print("result", n, count)
