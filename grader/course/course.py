"""Course and Exercise: frozen records, and where their files lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader.course.scenarios import ScenarioTemplate, draw
from grader.errors import UsageError
from grader.evidence import Scenario
from grader.limits import Limits


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise.  ``hints`` are by check id (or ``check.pattern``, for one way to hang), mildest first;
    ``start_methods`` empty means the default; ``driver`` is the given file that is run in place of the
    student's, which it imports as a module named like the exercise."""

    id: str
    folder: Path
    title: str
    goal: str
    start_methods: tuple[str, ...]
    limits: Limits
    templates: tuple[ScenarioTemplate, ...]
    collect: tuple[str, ...] = ()
    hints: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    weight: float = 1.0
    driver: Path | None = None

    def runs(self, seed: int) -> tuple[tuple[Scenario, Limits], ...]:
        """Every run of a submission: scenarios x start methods, with inputs drawn from ``seed``."""
        return tuple(
            (draw(template, method, seed), self.limits.with_(dict(template.limits)))
            for template in self.templates
            for method in _methods(template, self)
        )

    @property
    def checks_file(self) -> Path:
        return self.folder / "checks.py"

    @property
    def stub(self) -> Path:
        return self.folder / "stub.py"

    @property
    def helpers(self) -> tuple[Path, ...]:
        """Given files that are copied beside the submission."""
        given = (self.folder / "files").glob("*")
        return tuple(sorted(path for path in given if not path.name.startswith((".", "__pycache__"))))

    def readme(self, language: str) -> Path:
        """The task in a language, English where there is no other."""
        path = self.folder / f"README.{language}.md"
        return path if path.is_file() else self.folder / "README.md"

    @property
    def number(self) -> str:
        """``ex04`` for ``ex04_queue``: what people type."""
        return self.id.split("_", 1)[0]


def _methods(template: ScenarioTemplate, exercise: Exercise) -> tuple[str | None, ...]:
    methods = exercise.start_methods if template.start_methods is None else template.start_methods
    return methods or (None,)


@dataclass(frozen=True, slots=True)
class Course:
    """A folder with ``config.yaml`` and ``exercises/``; ``digest`` is over all that can change a grade."""

    folder: Path
    title: str
    languages: tuple[str, ...]
    exercises: tuple[Exercise, ...]
    digest: str

    def exercise(self, name: str) -> Exercise:
        """By id or number (``ex04_queue``, ``ex04``, ``4``); UsageError with the nearest name otherwise."""
        for exercise in self.exercises:
            if name.lower() in (exercise.id.lower(), exercise.number.lower()) or _is_number(exercise, name):
                return exercise
        import difflib

        known = [name for e in self.exercises for name in (e.number, e.id)]
        near = difflib.get_close_matches(name, known, 1, 0.5)
        advice = f"did you mean {near[0]}?" if near else "`grade list` shows what there is."
        raise UsageError(f"there is no exercise {name!r} in this course; {advice}")

    @property
    def solutions(self) -> Path:
        """Where the answers lie in a checkout; the installed course has none."""
        return self.folder / "solutions"


def _is_number(exercise: Exercise, name: str) -> bool:
    """``4`` and ``ex4`` mean ``ex04``."""
    typed, own = name.lower().removeprefix("ex"), exercise.number.lower().removeprefix("ex")
    return typed.isdecimal() and own.isdecimal() and int(typed) == int(own)
