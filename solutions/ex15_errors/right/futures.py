"""future.exception() gives the exception instead of raising it."""

import sys
from concurrent.futures import ProcessPoolExecutor, as_completed

from bank import pay

if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        numbers = {executor.submit(pay, int(number)): number for number in sys.argv[1:]}
        for future in as_completed(numbers):
            error = future.exception()
            if error is None:
                print("paid", *future.result())
            else:
                print(f"failed {numbers[future]} {type(error).__name__}")
