"""A child waits for work at its own copy of a queue.Queue."""

import queue
from multiprocessing import Process

tasks = queue.Queue()


def work():
    while (number := tasks.get()) is not None:
        print(number * number)


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    for number in [1, 2, 3, None]:
        tasks.put(number)
    child.join()
