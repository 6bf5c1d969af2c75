# caught by: ends
import sys
from concurrent.futures import ProcessPoolExecutor

from survey import measure

if __name__ == "__main__":
    numbers = [int(n) for n in sys.argv[1:]]
    with ProcessPoolExecutor(3) as executor:
        for n, area in zip(numbers, executor.map(measure, numbers), strict=True):
            print("plot", n, area)
