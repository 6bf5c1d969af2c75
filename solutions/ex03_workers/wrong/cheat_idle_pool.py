# caught by: workers
# Workers in the right number, who look on.
import os
import sys
from multiprocessing import Pool


def work(n):
    print("begin", n)
    count = sum(all(c % d for d in range(2, int(c**0.5) + 1)) for c in range(2, n))
    print("end", n, count)
    return count


if __name__ == "__main__":
    with Pool(len(os.sched_getaffinity(0))) as pool:
        pool.map(abs, range(8))
        for word in sys.argv[1:]:
            print("result", word, work(int(word)))
