"""What an attempt is an attempt at."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from grader import __version__, wire

_PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose, at which exercise, and in which version of everything that can change the grade.

    ``submission``, ``course`` and ``kit`` are digests: of what was handed in, of the exercise with its
    checks, of the kit that ran it.  Two attempts at equal subjects get the same grade, so that one of them
    is enough.
    """

    student: str
    exercise: str
    submission: str
    course: str
    kit: str
    seed: int

    @property
    def key(self) -> tuple[str, str]:
        """Whose, at which exercise: there is one grade for it."""
        return self.student, self.exercise


@lru_cache
def kit_digest() -> str:
    """The version of the kit's code and of the Python that runs submissions, as one number."""
    total = sha256(wire.encode((__version__, tuple(sys.version_info))))
    for path in sorted(_PACKAGE.rglob("*.py")):
        name = path.relative_to(_PACKAGE)
        if name.parts[0] != "builtin":
            total.update(str(name).encode() + b"\0" + sha256(path.read_bytes()).digest())
    return total.hexdigest()
