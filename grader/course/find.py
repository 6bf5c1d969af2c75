"""Which course is meant: named, set in the environment, around the current folder, or the built-in one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import KitError, UsageError

if TYPE_CHECKING:
    from grader.course.course import Course

BUILTIN = "builtin"
CONFIG = "config.yaml"

_HEAD_BYTES = 64_000
_IS_COURSE = re.compile(rb"""^\s*\{?\s*["']?format["']?\s*:\s*["']?course/""", re.MULTILINE)


def find_course(option: str | None, environ: Mapping[str, str], cwd: Path) -> Course:
    """The course of ``--course``, of ``GRADE_COURSE``, the nearest around ``cwd``, or the built-in one.

    Where ``CI`` is set nothing around ``cwd`` counts: a submission must not bring its own checks.
    UsageError for a name that is no course; ConfigError or ExerciseError for a course that is wrong.
    """
    from grader.course.load import load_course

    return load_course(_folder(option, environ, cwd))


def builtin_course() -> Path:
    """The folder of the built-in course: inside the installed package, else beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / BUILTIN, package.parent):
        if _is_course(folder):
            return folder
    raise KitError("this installation has no built-in course; name one with --course.")


def _folder(option: str | None, environ: Mapping[str, str], cwd: Path) -> Path:
    if option is not None:
        return _named(option, "--course", cwd)
    if environ.get("GRADE_COURSE"):
        return _named(environ["GRADE_COURSE"], "GRADE_COURSE", cwd)
    around = None if environ.get("CI") else _around(cwd)
    return around or builtin_course()


def _named(name: str, source: str, cwd: Path) -> Path:
    if name == BUILTIN:
        return builtin_course()
    folder = cwd / name
    if folder.is_dir() and (folder / CONFIG).is_file():
        return folder
    raise UsageError(f"{source}: {_why_not(folder, name)}")


def _why_not(folder: Path, name: str) -> str:
    if folder.is_dir():
        return f"{name} is no course: it has no {CONFIG}."
    if folder.exists():
        return f"{name!r} is a file; name the folder that holds {CONFIG}."
    return f"there is no folder {name!r}; give the folder of a course, or {BUILTIN!r}."


def _around(cwd: Path) -> Path | None:
    return next((folder for folder in (cwd, *cwd.parents) if _is_course(folder)), None)


def _is_course(folder: Path) -> bool:
    """Read by a pattern and not as YAML, so that a course whose YAML is broken is still found, and named;
    so is one whose format is misspelt, by its exercises."""
    path = folder / CONFIG
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            says_so = _IS_COURSE.search(file.read(_HEAD_BYTES)) is not None
        return says_so or any((folder / "exercises").glob("*/exercise.yaml"))
    except OSError:
        return False
