# caught by: results
# The areas come through a manager's queue; the futures are there and nobody asks them.
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Manager

from survey import NoEntry, measure


def work(n, answers):
    try:
        answers.put((n, measure(n)))
    except NoEntry as error:
        answers.put((n, error))
        raise


if __name__ == "__main__":
    numbers = [int(n) for n in sys.argv[1:]]
    with Manager() as manager, ProcessPoolExecutor(3) as executor:
        queue = manager.Queue()
        for n in numbers:
            executor.submit(work, n, queue)
        answers = dict(queue.get() for _ in numbers)
    for n in numbers:
        print("plot", n, answers[n])
