"""Exercise 12: six people stand in the queue, and the office closes.  Who is served?  See README.md.

Try it:   python ex12_join.py 17 4 23 8 42 11
"""

import sys
import time
from multiprocessing import Pool


def serve(n):
    """Serve customer n.  This function is given."""
    time.sleep(0.1)  # it takes a while
    print("served", n)


if __name__ == "__main__":
    pool = Pool(2)
    for number in sys.argv[1:]:
        pool.apply_async(serve, (int(number),))
    print("closed")
