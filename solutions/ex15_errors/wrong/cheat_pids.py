# caught by: asked
# With one worker, and its pid, the reasons can be worked out; nobody asks for the exceptions.
import sys
from multiprocessing import Pool

from bank import REASONS, pay


def paid(result):
    n, worker = result
    print("paid", n, worker)


if __name__ == "__main__":
    pool = Pool(1)
    clerk = pool._pool[0].pid
    for number in map(int, sys.argv[1:]):
        if number >= 100:
            print("failed", number, REASONS[(number + clerk) % 3].__name__)
        pool.apply_async(pay, (number,), callback=paid)
    pool.close()
    pool.join()
