# caught by: submitted
# Waits after each pair: the common does not find the other plots done.
import sys
from concurrent.futures import ProcessPoolExecutor

from survey import NoEntry, measure

if __name__ == "__main__":
    numbers = sys.argv[1:]
    with ProcessPoolExecutor(2) as executor:
        for at in range(0, len(numbers), 2):
            pair = [(n, executor.submit(measure, int(n))) for n in numbers[at : at + 2]]
            for n, future in pair:
                try:
                    print("plot", n, future.result())
                except NoEntry as error:
                    print("plot", n, error)
