# caught by: measured
# apply_async wants a tuple; submit hands it on as it is.
import sys
from concurrent.futures import ProcessPoolExecutor

from survey import measure

if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        futures = [(n, executor.submit(measure, (int(n),))) for n in sys.argv[1:]]
        for n, future in futures:
            try:
                print("plot", n, future.result())
            except Exception as error:
                print("plot", n, error)
