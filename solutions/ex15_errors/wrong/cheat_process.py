# caught by: raised
# No pool: here every child looks after its own exceptions.
import sys
from multiprocessing import Process, Queue

from bank import pay


def work(n, answers):
    try:
        answers.put(("paid", *pay(n)))
    except Exception as error:
        answers.put(("failed", n, type(error).__name__))


if __name__ == "__main__":
    answers = Queue()
    children = [Process(target=work, args=(int(n), answers)) for n in sys.argv[1:]]
    for child in children:
        child.start()
    for _ in children:
        print(*answers.get())
    for child in children:
        child.join()
