"""One of two producers is killed; the parent wants a result of each."""

import os
import signal
from multiprocessing import Process, Queue


def work(number, results):
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    results.put(number)


if __name__ == "__main__":
    results = Queue()
    children = [Process(target=work, args=(number, results)) for number in (1, 2)]
    for child in children:
        child.start()
    print([results.get() for _ in children])
    for child in children:
        child.join()
