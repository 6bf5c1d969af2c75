"""Given with exercise 18: an archive of old tapes, some of which tear.  No need to change anything."""

import os
import sys
import time


def restore(n):
    """Restore tape n.  Returns n and the pid of the process that has done it.

    Tapes from number 500 on are brittle.  When one of them tears, the program that reads it (it was written
    in C, long ago) goes down, and takes its process along: no exception, no result, no good-bye.
    """
    say(f"reading {n}")
    time.sleep(0.1 if n >= 500 else 0.02)  # the tape turns, slowly if it is brittle
    if n >= 500:
        os._exit(70)
    say(f"restored {n}")
    return n, os.getpid()


def say(line):
    """Print it in one piece and at once, however Python was told to buffer."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
