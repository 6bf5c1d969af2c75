"""Mutants that are no mistakes, with the reason: ``solutions/ID/equivalents.yaml``.

::

    format: equivalents/1
    every answer:
      one_worker: nothing in this exercise asks for a second one
    solution:
      drop_join 1: the child is no daemon, so main waits for it at its end anyway

Under ``every answer`` stand whole operators, under an answer single mutants.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from grader.course.yamlfile import YamlFile
from grader.errors import ExerciseError
from grader.verify.mutants import Mutant

FORMAT = "equivalents/1"
EVERY = "every answer"

Known = Mapping[tuple[str, str], str]


def equivalents(folder: Path) -> Known:
    """Why a mutant is as good as its original, by (answer, mutant id); none where there is no file."""
    path = folder / "equivalents.yaml"
    if not path.is_file():
        return {}
    file = YamlFile(path, ExerciseError)
    file.expect_format(FORMAT)
    return {
        (answer, mutant): why
        for answer in file.data
        if answer != "format"
        for mutant, why in file.read(dict[str, str], answer).items()
    }


def reason(known: Known, answer: str, mutant: Mutant) -> str | None:
    """Why this mutant of an answer is no mistake; None if it is one."""
    return known.get((answer, mutant.id)) or known.get((EVERY, mutant.operator))
