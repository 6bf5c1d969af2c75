# caught by: bakers
import sys
from concurrent.futures import ThreadPoolExecutor

from bakery import bake

if __name__ == "__main__":
    with ThreadPoolExecutor(3) as executor:
        for n, baker in executor.map(bake, map(int, sys.argv[1:])):
            print("loaf", n, baker)
