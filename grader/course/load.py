"""Reading a course: ``config.yaml``, and the ``exercise.yaml`` of each exercise that it lists."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any

import msgspec

from grader.course.course import Course
from grader.course.digest import digest
from grader.course.load_exercise import load_exercise, read_limits
from grader.course.yamlfile import Step, YamlFile
from grader.errors import ConfigError
from grader.limits import Limits

FORMAT = "course/1"


class _Config(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    title: str
    exercises: list[Any]
    languages: tuple[str, ...] = ("en",)
    limits: dict[str, Any] = {}


class _Entry(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    weight: float = 1.0


def load_course(folder: Path) -> Course:
    """The course in a folder.  ConfigError or ExerciseError names the file, the line and what is allowed.

    No file of an exercise is executed or imported here.
    """
    file = YamlFile(folder / "config.yaml", ConfigError)
    file.expect_format(FORMAT)
    config = file.read(_Config)
    _languages(file, config.languages)
    defaults = Limits().with_(read_limits(file, "limits"))
    entries = _entries(file, config.exercises)
    exercises = tuple(load_exercise(folder / "exercises" / e.id, e.weight, defaults) for e in entries)
    return Course(folder, config.title, config.languages, exercises, digest(file.text, exercises))


def _entries(file: YamlFile, listed: list[Any]) -> list[_Entry]:
    """The listed exercises; each has a folder, and no two are called alike."""
    if not listed:
        raise file.mistake("the course has no exercises.", "exercises")
    entries: list[_Entry] = []
    for place, item in enumerate(listed):
        at = ("exercises", place)
        entry = file.read(_Entry, *at) if isinstance(item, dict) else _Entry(file.read(str, *at))
        _plausible(file, entry, at)
        _called_differently(file, entry, entries, at)
        entries.append(entry)
    return entries


def _plausible(file: YamlFile, entry: _Entry, at: tuple[Step, ...]) -> None:
    if not re.fullmatch(r"\w[\w-]*", entry.id):
        raise file.mistake(f"{entry.id!r} is no id of an exercise: letters, digits, '_' and '-'.", *at)
    if not 0 <= entry.weight < math.inf:
        raise file.mistake(f"weight: must be 0 or more, not {entry.weight:g}.", *at)
    folder = file.path.parent / "exercises"
    if not (folder / entry.id).is_dir():
        import difflib

        near = difflib.get_close_matches(entry.id, _subfolders(folder), 1)
        meant = f"; did you mean {near[0]!r}?" if near else "."
        raise file.mistake(f"there is no folder exercises/{entry.id}{meant}", *at)


def _called_differently(file: YamlFile, entry: _Entry, others: list[_Entry], at: tuple[Step, ...]) -> None:
    for other in others:
        if other.id == entry.id:
            raise file.mistake(f"{entry.id} is listed twice.", *at)
        number = entry.id.split("_", 1)[0]
        if other.id.split("_", 1)[0] == number:
            both = f"{other.id} and {entry.id}"
            raise file.mistake(f"{both} both begin with {number}, which is what people type.", *at)


def _subfolders(folder: Path) -> list[str]:
    try:
        return sorted(item.name for item in folder.iterdir() if item.is_dir())
    except OSError:
        return []


def _languages(file: YamlFile, languages: tuple[str, ...]) -> None:
    for place, language in enumerate(languages):
        if not re.fullmatch(r"[a-z]{2,3}", language):
            at = ("languages", place)
            raise file.mistake(f"{language!r} is no language; write a code such as en or zh.", *at)
