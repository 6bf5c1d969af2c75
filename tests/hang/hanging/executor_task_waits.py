"""A task of a ProcessPoolExecutor waits at a queue that nobody feeds."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Queue


def begin(queue):
    global tasks
    tasks = queue


def work():
    return tasks.get()


if __name__ == "__main__":
    with ProcessPoolExecutor(1, initializer=begin, initargs=(Queue(),)) as executor:
        print(executor.submit(work).result())
