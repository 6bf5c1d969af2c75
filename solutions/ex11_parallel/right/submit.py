"""as_completed tells what gets ready; what is shown follows the orders all the same."""

import sys
from concurrent.futures import ProcessPoolExecutor, as_completed

from bakery import bake

if __name__ == "__main__":
    minutes = [int(text) for text in sys.argv[1:]]
    with ProcessPoolExecutor(len(minutes)) as executor:
        futures = {executor.submit(bake, n): n for n in minutes}
        bakers = {}
        for future in as_completed(futures):
            print("ready:", futures[future])
            bakers[futures[future]] = future.result()[1]
    for n in minutes:
        print("loaf", n, bakers[n])
