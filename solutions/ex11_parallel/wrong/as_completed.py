# caught by: order
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed

from bakery import bake

if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        futures = [executor.submit(bake, int(minutes)) for minutes in sys.argv[1:]]
        for future in as_completed(futures):
            print("loaf", *future.result())
