# caught by: order
# A port word by word: the callback still shows, in the order of what is ready.
import sys
from concurrent.futures import ProcessPoolExecutor

from survey import NoEntry, measure


def show(future):
    try:
        print("plot", future.n, future.result())
    except NoEntry as error:
        print("plot", future.n, error)


if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        for n in sys.argv[1:]:
            future = executor.submit(measure, int(n))
            future.n = n
            future.add_done_callback(show)
