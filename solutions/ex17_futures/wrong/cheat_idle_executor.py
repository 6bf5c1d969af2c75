# caught by: executor
# There is an executor, and its tasks do nothing; a Pool does the work.
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool

from survey import NoEntry, measure

if __name__ == "__main__":
    numbers = [int(n) for n in sys.argv[1:]]
    with Pool(3) as pool, ProcessPoolExecutor(3) as executor:
        futures = [executor.submit(abs, n) for n in numbers]
        results = [pool.apply_async(measure, (n,)) for n in numbers]
        for n, future, result in zip(numbers, futures, results, strict=True):
            try:
                print("plot", future.result(), result.get())
            except NoEntry as error:
                print("plot", n, error)
