# caught by: tree
"""A fitting family of numbers, and not one process."""

import os
import sys

if __name__ == "__main__":
    pid, starter = os.getpid(), os.getppid()
    for name in sys.argv[1:]:
        print(name, pid, "started by", starter)
        pid, starter = pid + 1, pid
