# caught by: joined
"""join(0) looks whether the process has ended, and goes on either way."""

import sys
from multiprocessing import Event, Process


def greet(name, may_go_on):
    may_go_on.wait()  # so that it cannot have ended by luck
    print("hello", name)


if __name__ == "__main__":
    may_go_on = Event()
    processes = [Process(target=greet, args=(name, may_go_on)) for name in sys.argv[1:]]
    for process in processes:
        process.start()
    for process in processes:
        process.join(0)
    print("all done")
    may_go_on.set()
    for process in processes:
        process.join()
