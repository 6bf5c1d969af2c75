"""Main does something of its own while the children run, and looks at their exit codes."""

import logging
import sys
from functools import partial
from multiprocessing import Process, current_process


def greet(greeting, name):
    logging.getLogger(current_process().name).warning("about to greet %s", name)
    print(f"{greeting} {name}")


if __name__ == "__main__":
    say_hello = partial(greet, "hello")
    running = {}
    for number, name in enumerate(sys.argv[1:]):
        running[number] = Process(target=say_hello, args=(name,), name=f"{name}-{number}")
        running[number].start()
    letters = sum(map(len, sys.argv[1:]))
    print(f"main counted {letters} letters meanwhile")
    while running:
        _, process = running.popitem()
        process.join()
        if process.exitcode != 0:
            sys.exit(f"{process.name} failed")
    print("all", "done")
