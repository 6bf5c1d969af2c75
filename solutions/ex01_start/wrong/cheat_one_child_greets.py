# caught by: greeted
"""The first process writes all greetings, the others are extras."""

import sys
from multiprocessing import Process


def greet(names):
    for name in names:
        print("hello", name)


if __name__ == "__main__":
    names = sys.argv[1:]
    extras = [Process(target=greet, args=([],)) for _ in names[1:]]
    processes = [Process(target=greet, args=(names,)), *extras]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("all done")
