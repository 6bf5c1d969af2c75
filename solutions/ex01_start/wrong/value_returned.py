# caught by: greeted
"""What a target returns is dropped; main makes the greetings up."""

import sys
from multiprocessing import Process


def greet(name):
    return f"hello {name}"


if __name__ == "__main__":
    processes = [Process(target=greet, args=(name,)) for name in sys.argv[1:]]
    for process in processes:
        process.start()
    for process, name in zip(processes, sys.argv[1:], strict=True):
        process.join()
        print(greet(name))
    print("all done")
