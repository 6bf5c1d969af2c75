"""exception() gives back what result() would raise; the futures are asked after the end of the block."""

import sys
from concurrent.futures import ProcessPoolExecutor

from survey import measure

if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=len(sys.argv)) as executor:
        futures = []
        for number in sys.argv[1:]:
            futures.append((number, executor.submit(measure, n=int(number))))
        print(len(futures), "plots handed over")
    for number, future in futures:
        print("plot", number, future.exception() or future.result())
