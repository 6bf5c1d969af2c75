# caught by: ends
import sys
from concurrent.futures import ProcessPoolExecutor

from bank import pay


def report(future):
    print("paid", *future.result())


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        for number in sys.argv[1:]:
            executor.submit(pay, int(number)).add_done_callback(report)
