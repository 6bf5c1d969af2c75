"""What keeps a program from working under every start method."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from grader.evidence.text import Text

ALL: Final = ("fork", "spawn", "forkserver")
IMPORTING: Final = ("spawn", "forkserver")  # their children import the file; nothing is copied to them


@dataclass(frozen=True, slots=True)
class Portability:
    """One reason, with its place in the student's file.

    ``reason``   a stable id such as ``missing_main_guard``.
    ``methods``  the start methods under which the program fails so; ``ALL`` of them where none is to blame.
    ``fatal``    False for a fact that ends no run by itself: work that is done in every child as well, or a
                 method that the program chose over the scenario's.
    ``certain``  False where the text says "may": the program is read so, nothing in the run shows it.
    """

    reason: str
    text: Text
    line: int
    file: str
    methods: tuple[str, ...] = IMPORTING
    fatal: bool = True
    certain: bool = True
