"""Exercise 18: some tapes take their reader along, and then this program never ends.  See README.md.

Try it:   python ex18_broken.py 17 613 42 805 8       (Ctrl-C ends it)
"""

import sys
from multiprocessing import Pool

from archive import restore

if __name__ == "__main__":
    with Pool(2) as pool:
        results = [pool.apply_async(restore, (int(number),)) for number in sys.argv[1:]]
        for result in results:
            n, reader = result.get()
            print("tape", n, reader)
