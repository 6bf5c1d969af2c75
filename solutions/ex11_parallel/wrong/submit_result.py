# caught by: together
import sys
from concurrent.futures import ProcessPoolExecutor

from bakery import bake

if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        for minutes in sys.argv[1:]:
            n, baker = executor.submit(bake, int(minutes)).result()
            print("loaf", n, baker)
