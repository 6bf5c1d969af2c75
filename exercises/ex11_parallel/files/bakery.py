"""Given with exercise 11: baking a loaf, behind a door that needs two bakers.  No need to change anything.

The door has two locks, and every baker (every process) has one key.  So whoever comes first waits until a
second one stands there as well.  From then on the door is open, for everybody.
"""

import os
import socket
import sys
import time
from multiprocessing import parent_process
from multiprocessing.util import get_temp_dir
from pathlib import Path
from tempfile import gettempdir

if "BAKERY" not in os.environ:  # only the first process sees to this; the others inherit it
    main = parent_process()  # there is one if your main process has not imported this file
    os.environ["BAKERY"] = f"{gettempdir()}/pymp-bakery-{main.pid}" if main else get_temp_dir()
DOOR = Path(os.environ["BAKERY"])
DOOR.mkdir(exist_ok=True)

# Under grade a baker waits for as long as it takes: grade sees when nobody can come any more.
PATIENCE = None if "GRADE_PROBE" in os.environ else 1.0  # seconds


def bake(n):
    """Bake a loaf, which takes n minutes (of a thousandth of a second).  Returns n and the baker's pid."""
    say(f"begin {n}")
    if not two_keys():
        say(f"nobody came to the door while {n} was waiting")
    time.sleep(n / 1000)
    say(f"end {n}")
    return n, os.getpid()


def say(line):
    """Print it in one piece and at once, however Python was told to buffer."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def two_keys():
    """Wait until two processes have been at the door.  False if that took too long."""
    mine = DOOR / f"key-{os.getpid()}"
    if mine.exists():
        return True  # this baker has been inside
    with socket.socket(socket.AF_UNIX) as bell:
        bell.bind(str(mine))  # this makes the file; each baker puts down the key first and looks then,
        bell.listen()  # so of two who come at the same time at least one sees the other
        others = [key for key in DOOR.glob("key-*") if key != mine]
        for key in others:
            ring(key)
        return bool(others) or is_rung(bell, mine)


def ring(key):
    """Tell a baker who waits that somebody has come."""
    with socket.socket(socket.AF_UNIX) as hand:
        try:
            hand.connect(str(key))
        except OSError:
            pass  # that one does not wait (any more)


def is_rung(bell, mine):
    """Wait for somebody to ring; if nobody does, take the key away again."""
    bell.settimeout(PATIENCE)
    try:
        bell.accept()[0].close()
        return True
    except TimeoutError:
        mine.unlink()
        return False
