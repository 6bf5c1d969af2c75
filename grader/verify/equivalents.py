"""Mutants that the checks need not notice, with the reason: ``solutions/ID/equivalents.yaml``.

::

    format: equivalents/1
    every answer:
      one_worker: nothing in this exercise asks for a second one
    solution:
      drop_join 1: the child is no daemon, so main waits for it at its end anyway
    luck:
      right/two_threads:
        sleep_for_join 1: main waits for a thread of its own, and threads of one process are not watched

Under ``every answer`` stand whole operators, under an answer single mutants.  These are no mistakes and must
pass.  Under ``luck`` stand mistakes that may pass or fail, because no evidence can tell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader.course.yamlfile import YamlFile
from grader.errors import ExerciseError
from grader.verify.mutants import Mutant

FORMAT = "equivalents/1"
EVERY = "every answer"
LUCK = "luck"

Reasons = Mapping[tuple[str, str], str]  # by answer, and mutant or operator


@dataclass(frozen=True, slots=True)
class Explained:
    """What an author says of the mutants of an exercise."""

    equivalent: Reasons = field(default_factory=dict)
    lucky: Reasons = field(default_factory=dict)


def explained(folder: Path) -> Explained:
    """Nothing is, where there is no file; ExerciseError, with the line, if it can't be read."""
    path = folder / "equivalents.yaml"
    if not path.is_file():
        return Explained()
    file = YamlFile(path, ExerciseError)
    file.expect_format(FORMAT)
    answers = [name for name in file.data if name not in ("format", LUCK)]
    luck = file.read(dict[str, dict[str, str]], LUCK) if LUCK in file.data else {}
    return Explained(_flat({name: file.read(dict[str, str], name) for name in answers}), _flat(luck))


def _flat(said: Mapping[str, Mapping[str, str]]) -> Reasons:
    return {(answer, mutant): why for answer, reasons in said.items() for mutant, why in reasons.items()}


def reason(known: Reasons, answer: str, mutant: Mutant) -> str | None:
    """What is said of this mutant of an answer, or of its operator; None if nothing is."""
    return known.get((answer, mutant.id)) or known.get((EVERY, mutant.operator))
