"""The executor's map returns at once; going through what it returns waits, in order."""

import sys
from concurrent.futures import ProcessPoolExecutor

from bakery import bake

if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=3) as executor:
        for n, baker in executor.map(bake, map(int, sys.argv[1:])):
            print(f"loaf {n} {baker}")
