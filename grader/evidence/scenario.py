"""One way to run a submission."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Input = str | int | tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    """Arguments, standard input and start method of one run, drawn from ``seed`` at grading time.

    ``inputs`` are the values by name from which ``args`` and ``stdin`` were made; checks read them.
    ``start_method`` None leaves Python's own default.  ``stdin`` None is ``/dev/null``.  With ``delays`` the
    probe sleeps a few milliseconds, by ``seed``, where a race would show.  ``cpus`` is how many CPUs the
    program may use at most; None leaves it all.
    """

    name: str = "default"
    start_method: str | None = None
    args: tuple[str, ...] = ()
    stdin: str | None = None
    seed: int = 0
    inputs: Mapping[str, Input] = field(default_factory=dict)
    delays: bool = False
    cpus: int | None = None

    @property
    def label(self) -> str:
        """What tables call this run: ``"small, spawn"``."""
        return f"{self.name}, {self.start_method}" if self.start_method else self.name
