"""A wrapper in the worker notes the number on the exception and raises it again: it travels all the same."""

import queue
import sys
from multiprocessing import Pool

from bank import pay


def pay_and_name(n):
    try:
        return pay(n)
    except Exception as error:
        error.args = (n,)
        raise


if __name__ == "__main__":
    answers = queue.Queue()
    pool = Pool(2)
    for number in sys.argv[1:]:
        pool.apply_async(pay_and_name, (int(number),), callback=answers.put, error_callback=answers.put)
    for _ in sys.argv[1:]:
        match answers.get():
            case Exception() as error:
                print("failed", error.args[0], type(error).__name__)
            case n, worker:
                print("paid", n, worker)
    pool.terminate()
