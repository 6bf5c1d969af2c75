# caught by: measured
# A lambda cannot be pickled, and the future says so to whoever asks.
import sys
from concurrent.futures import ProcessPoolExecutor

from survey import measure

if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        futures = [executor.submit(lambda n: measure(n), int(n)) for n in sys.argv[1:]]
        for n, future in zip(sys.argv[1:], futures, strict=True):
            print("plot", n, future.exception() or future.result())
