"""An executor for each tape, all of them at once; the callback collects what became of it."""

import sys
from concurrent.futures import ProcessPoolExecutor

from archive import restore

if __name__ == "__main__":
    outcomes = {}
    executors = {number: ProcessPoolExecutor(1) for number in sys.argv[1:]}
    for number, executor in executors.items():
        future = executor.submit(restore, int(number))
        future.add_done_callback(lambda future, number=number: outcomes.update({number: future}))
    for executor in executors.values():
        executor.shutdown()
    for number, future in outcomes.items():
        if future.exception():
            print("lost", number)
        else:
            print("tape", *future.result())
