# caught by: measured
import sys
from concurrent.futures import ProcessPoolExecutor

from survey import measure

if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        numbers = [int(n) for n in sys.argv[1:]]
        futures = [executor.submit(measure, n) for n in numbers]
        again = [executor.submit(measure, n) for n in numbers[1:]]
        for n, future in zip(numbers, futures, strict=True):
            print("plot", n, future.exception() or future.result())
