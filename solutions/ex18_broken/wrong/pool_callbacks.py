# caught by: ends
# The callbacks show what is sound, and then join() waits for what will never come.
import sys
from multiprocessing import Pool

from archive import restore


def restored(result):
    print("tape", *result)


def lost(error):
    print("lost", error)


if __name__ == "__main__":
    pool = Pool(2)
    for number in sys.argv[1:]:
        pool.apply_async(restore, (int(number),), callback=restored, error_callback=lost)
    pool.close()
    pool.join()
