"""One process per name: start them all, then join them all."""

import sys
from multiprocessing import Process


def greet(name):
    print("hello", name)


def main(names):
    processes = [Process(target=greet, args=(name,)) for name in names]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("all done")


if __name__ == "__main__":
    main(sys.argv[1:])
