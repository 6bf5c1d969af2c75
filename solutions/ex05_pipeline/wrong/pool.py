# caught by: workers
import os
import sys
import time
from multiprocessing import Pool


def press(word, size):
    """Make one poster.  This function is given, and right."""
    time.sleep(0.05)  # the press takes its time
    print("pressed", word)
    return word, (word * size)[:size], os.getpid()


if __name__ == "__main__":
    count, size, words = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    with Pool(count) as pool:
        made = pool.starmap(press, [(word, size) for word in words])
    for word, poster, pid in sorted(made):
        print("got", word, len(poster), "from", pid)
