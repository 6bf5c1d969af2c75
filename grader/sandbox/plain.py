"""No jail: the program runs with our rights, in a folder of its own or where it lies."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from grader.evidence import Collected, Scenario
from grader.sandbox import workfolder
from grader.sandbox.enclosure import Ended, Started
from grader.sandbox.environment import PROBE, inherited, probing
from grader.sandbox.pids import Pids, SamePids
from grader.sandbox.workfolder import Place

SHM = Path("/dev/shm")


class Plain:
    """An Enclosure; made in the supervisor, which takes in orphans."""

    jailed = False
    probe = PROBE
    witness = None

    def __init__(self, place: Place) -> None:
        self.place = place
        self.pids: Pids = SamePids(os.getpid())

    def start(self, scenario: Scenario, address: str, descriptors: Sequence[int]) -> Started:
        os.chdir(self.place.cwd)
        began = time.monotonic_ns()
        main = os.posix_spawn(
            sys.executable,
            [sys.executable, str(self.place.file), *scenario.args],
            inherited(os.environ, self.place) | probing(address, PROBE, self.place.root, scenario),
            file_actions=[(os.POSIX_SPAWN_DUP2, fd, number) for number, fd in enumerate(descriptors)],
            setsid=True,
            setsigmask=[],
            setsigdef=sorted(signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}),
        )
        return Started(main, os.getpid(), began)

    def ended(self) -> Iterator[Ended]:
        while True:
            try:
                pid, status, usage = os.wait4(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            yield Ended(pid, status, usage.ru_utime + usage.ru_stime)

    def memory_taken(self) -> int | None:
        return None

    def kept(self) -> int:
        return 0

    def collect(self, names: Sequence[str]) -> tuple[Collected, ...]:
        return workfolder.collect(self.place.cwd, names)

    def left(self, segments: Collection[str]) -> Collection[str]:
        """Nobody else would remove them."""
        return [name for name in segments if _removed(SHM / name)]

    def close(self) -> None:
        pass


def _removed(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True
