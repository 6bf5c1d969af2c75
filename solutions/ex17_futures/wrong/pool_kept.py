# caught by: executor
import sys
from multiprocessing import Pool

from survey import NoEntry, measure

if __name__ == "__main__":
    with Pool(3) as pool:
        results = [(n, pool.apply_async(measure, (int(n),))) for n in sys.argv[1:]]
        for n, result in results:
            try:
                print("plot", n, result.get())
            except NoEntry as error:
                print("plot", n, error)
