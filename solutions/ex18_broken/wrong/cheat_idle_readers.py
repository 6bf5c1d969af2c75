# caught by: restored
# The readers of the sound tapes do nothing; main makes up their pids.
import os
import sys
from multiprocessing import Process

from archive import restore, say


def idle(n):
    say(f"reading {n}")


if __name__ == "__main__":
    for n in map(int, sys.argv[1:]):
        reader = Process(target=restore if n >= 500 else idle, args=(n,))
        reader.start()
        reader.join()
        if reader.exitcode:
            print("lost", n)
        else:
            print("tape", n, os.getpid() + 1)
