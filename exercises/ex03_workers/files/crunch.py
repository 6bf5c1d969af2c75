"""Given with exercise 3: work that keeps a CPU busy.  No need to change anything.

Whoever comes to work for the first time waits until as many processes have come as the program may use CPUs.
So each of them gets something to do, however quick the first one is.
"""

import os
import socket
import sys
import tempfile
import time
from multiprocessing import parent_process
from multiprocessing.util import get_temp_dir
from pathlib import Path

if "CRUNCH" not in os.environ:  # only the first process sees to this; the others inherit it
    seats = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    starter = parent_process()
    folder = f"{tempfile.gettempdir()}/crunch-{starter.pid}" if starter else get_temp_dir()
    os.environ["CRUNCH"] = f"{seats} {folder}"
SEATS, ROOM = int(os.environ["CRUNCH"].split()[0]), Path(os.environ["CRUNCH"].split(maxsplit=1)[1])
ROOM.mkdir(exist_ok=True)

# Under grade one waits for as long as it takes: grade sees when nobody can come any more.
PATIENCE = None if "GRADE_PROBE" in os.environ else 3.0  # seconds


def work(n):
    """How many primes there are below n, found the slow way: by computing only, never by waiting."""
    say(f"begin {n} in process {os.getpid()}")
    if not all_seated():
        say(f"nobody else has come to work while {n} was waiting")
    count = sum(is_prime(candidate) for candidate in range(2, n))
    say(f"end {n} {count}")
    return count


def is_prime(candidate):
    divisor = 2
    while divisor * divisor <= candidate:
        if candidate % divisor == 0:
            return False
        divisor += 1
    return True


def say(line):
    """Print it in one piece and at once, however Python was told to buffer."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def all_seated():
    """Wait until every seat is taken by a process.  False if that took too long."""
    mine = ROOM / f"seat-{os.getpid()}"
    if mine.exists():
        return True  # this process has been here before
    with socket.socket(socket.AF_UNIX) as bell:
        bell.bind(str(mine))  # this makes the file; each takes a seat first and looks round then,
        bell.listen()  # so of two who come at the same time at least one sees the other
        for seat in taken():
            if seat != mine:
                ring(seat)
        until = time.monotonic() + (PATIENCE or 0)
        while len(taken()) < SEATS:
            if not is_rung(bell, PATIENCE and until - time.monotonic()):
                return False
    return True


def taken():
    return list(ROOM.glob("seat-*"))


def ring(seat):
    """Tell somebody who waits that one more has come."""
    with socket.socket(socket.AF_UNIX) as hand:
        try:
            hand.connect(str(seat))
        except OSError:
            pass  # that one does not wait (any more)


def is_rung(bell, patience):
    """Wait for somebody to ring."""
    bell.settimeout(patience if patience is None else max(patience, 0.001))
    try:
        bell.accept()[0].close()
        return True
    except TimeoutError:
        return False
