"""Exercise 3: threads take turns in computing; processes do not, but how many of them?  See README.md.

Try it:   python ex03_workers.py 30000 31000 32000 33000
"""

import os
import sys
from concurrent.futures import ThreadPoolExecutor

from crunch import work

if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    with ThreadPoolExecutor(os.cpu_count()) as executor:
        counts = list(executor.map(work, numbers))
    for n, count in zip(numbers, counts, strict=True):
        print("result", n, count)
