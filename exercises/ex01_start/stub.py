"""Exercise 1: one process for every name.  The task is in README.md.

Try it:   python ex01_start.py amber basil amber
"""

import os
import sys


def greet(name):
    print("hello", name)
    print(f"    {name} was greeted by process {os.getpid()}", file=sys.stderr)


def main(names):
    # The greetings look right, but look at the process numbers: it is the same process every time.
    # Let a multiprocessing.Process of its own greet each name.
    for name in names:
        greet(name)
    print("all done")


if __name__ == "__main__":
    main(sys.argv[1:])
