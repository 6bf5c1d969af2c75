# caught by: executor
# It is measured side by side, but by hand.
import sys
from multiprocessing import Process, Queue

from survey import NoEntry, measure


def work(n, answers):
    try:
        answers.put((n, measure(n)))
    except NoEntry as error:
        answers.put((n, error))


if __name__ == "__main__":
    numbers, queue = [int(n) for n in sys.argv[1:]], Queue()
    for n in numbers:
        Process(target=work, args=(n, queue)).start()
    answers = dict(queue.get() for _ in numbers)
    for n in numbers:
        print("plot", n, answers[n])
