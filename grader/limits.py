"""What a run may use.  Limits end runs; they never judge them."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields, replace
from typing import Any


def _default_processes() -> int:
    return max(64, 2 * (os.cpu_count() or 1) + 16)


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one run; going over one ends it with an ending of that name.

    ``wall``      seconds from start to end; those in which others kept the program from the cores do not
                  count, up to ``longest`` in all.
    ``cpu``       seconds of CPU time that any single process may use; the whole tree may use this much
                  plus ``cpu_per_process`` for each of its processes.  Both are stretched on a machine
                  that starts Python slowly (``sandbox/calibrate.py``).
    ``memory``    MB for the tree, plus ``memory_per_process`` for each living process.
    ``processes`` alive at the same time; 0 means max(64, 2 x cores + 16).
    ``output``    bytes written to stdout and stderr together.
    """

    wall: float = 10.0
    cpu: float = 2.0
    cpu_per_process: float = 0.5
    memory: float = 512.0
    memory_per_process: float = 16.0
    processes: int = 0
    output: int = 4_000_000

    def __post_init__(self) -> None:
        if not self.processes:
            object.__setattr__(self, "processes", _default_processes())

    @property
    def longest(self) -> float:
        """Seconds after which a run ends however busy the machine is."""
        return 3 * self.wall

    def with_(self, overrides: dict[str, Any]) -> Limits:
        """These limits with some replaced; keys are field names, already validated."""
        return replace(self, **overrides)


NAMES = tuple(field.name for field in fields(Limits))
