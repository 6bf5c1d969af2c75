"""Given with exercise 17: measuring plots of land.  No need to change anything.

The first plot on the command line is the common, which touches all the others.  Whoever measures it cannot
finish before somebody has been at each of them.
"""

import os
import socket
import sys
import time
from multiprocessing import parent_process
from multiprocessing.util import get_temp_dir
from pathlib import Path
from tempfile import gettempdir

if "SURVEY" not in os.environ:  # only the first process sees to this; the others inherit it
    main = parent_process()  # there is one if your main process has not imported this file
    os.environ["SURVEY"] = f"{gettempdir()}/pymp-survey-{main.pid}" if main else get_temp_dir()
STONES = Path(os.environ["SURVEY"])
STONES.mkdir(exist_ok=True)

# Under grade a surveyor waits for as long as it takes: grade sees when nobody can come any more.
PATIENCE = None if "GRADE_PROBE" in os.environ else 2.0  # seconds


class NoEntry(Exception):
    pass


def measure(n):
    """Measure plot n.  Returns its area; raises NoEntry if the gate is locked, as it is from number 500 on.

    Each surveyor (each process) has a chain of another length, so the area depends on who has measured.
    """
    say(f"measuring {n}")
    if [str(n)] == sys.argv[1:2] and not all_others_set():
        say(f"nobody was at the other plots while {n} was waiting")
    time.sleep(0.02)  # it is a walk
    set_stone(n)
    if n >= 500:
        raise NoEntry(f"locked, says {os.getpid()}")
    say(f"measured {n}")
    return n * 1000 + os.getpid() % 1000


def say(line):
    """Print it in one piece and at once, however Python was told to buffer."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def set_stone(n):
    """Set the boundary stone of this plot, and tell whoever is waiting for it."""
    (STONES / f"stone-{n}").touch()
    with socket.socket(socket.AF_UNIX) as hand:
        try:
            hand.connect(str(STONES / "bell"))
        except OSError:
            pass  # nobody waits (yet, or any more)


def all_others_set():
    """Wait until every other plot has its stone.  False if that took too long."""
    stones = [STONES / f"stone-{n}" for n in sys.argv[2:]]
    with socket.socket(socket.AF_UNIX) as bell:
        bell.bind(str(STONES / "bell"))  # first the bell, then the look around: no stone is missed
        bell.listen(len(stones))
        bell.settimeout(PATIENCE)
        try:
            while not all(stone.exists() for stone in stones):
                bell.accept()[0].close()
            return True
        except TimeoutError:
            return False
        finally:
            (STONES / "bell").unlink()
