"""Every result is asked for, each in a try of its own; the dictionary knows which number it belongs to."""

import sys
from multiprocessing import Pool

from bank import pay

if __name__ == "__main__":
    with Pool(2) as pool:
        results = {int(number): pool.apply_async(pay, (int(number),)) for number in sys.argv[1:]}
        for n, result in results.items():
            try:
                print("paid", *result.get())
            except Exception as error:
                print("failed", n, type(error).__name__)
