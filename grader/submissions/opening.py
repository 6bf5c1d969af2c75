"""What is graded as a class: folders as they lie, archives unpacked for as long as it takes."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from grader.course import Course
from grader.errors import UsageError
from grader.evidence import Text
from grader.submissions.archive import LeftOut, path_in, unpacked
from grader.submissions.member import OF_A_CLASS, OF_A_STUDENT, Unusable
from grader.submissions.naming import archive_stem, is_for, is_python, shown

_PREFIX = "grade-class-"
_LEFT = (".", "__pycache__", "__MACOSX")
_SEVERAL = Text("There are several archives and no Python file beside {path}.")


class Problem(NamedTuple):
    """Something in an archive that was not unpacked, and why; ``parts`` are the names along its path, none
    where the archive itself is good for nothing."""

    parts: tuple[str, ...]
    reason: Text


@dataclass(frozen=True, slots=True)
class Opened:
    """A folder, a class's or a student's, be it that of an archive.

    ``shown`` is what reports call it; ``archives`` are those of students, by the file or folder of the
    student.
    """

    folder: Path
    shown: str
    problems: tuple[Problem, ...] = ()
    archives: Mapping[Path, Opened] = field(default_factory=dict)


@contextmanager
def opened(paths: Sequence[Path], course: Course) -> Iterator[tuple[Opened, ...]]:
    """Classes to find submissions in; what archives hold lies in a temporary folder until the end.

    UsageError for a path that is nothing of the kind, an archive good for nothing, and one given twice.
    """
    _each_once(paths)
    _remove_left_by_killed()
    with ExitStack() as resources:
        opener = _Opener(resources, course)
        yield tuple(map(opener.open_class, paths))


def entries(folder: Path, given: Container[str] = ()) -> list[Path]:
    """What lies in a folder, sorted, without hidden files, what systems leave, and what exercises give."""
    try:
        paths = sorted(path for path in folder.iterdir() if not path.name.startswith(_LEFT))
        return [path for path in paths if path.name not in given]
    except OSError as error:
        raise UsageError(f"{shown(folder)} cannot be read: {error.strerror or error}.") from None


def is_folder(path: Path) -> bool:
    return stat.S_ISDIR(_mode(path))


def _mode(path: Path) -> int:
    try:
        return path.lstat().st_mode
    except OSError:
        return 0


def _each_once(paths: Sequence[Path]) -> None:
    places = [path.resolve() for path in paths]
    for path, place in zip(paths, places, strict=True):
        if places.count(place) > 1:
            raise UsageError(f"{shown(path)} is given twice.")


def _remove_left_by_killed() -> None:
    """Folders whose maker was killed and could not remove them; their names say who that was."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        maker = folder.name.removeprefix(_PREFIX).partition("-")[0]
        if folder.lstat().st_uid == os.getuid() and not Path("/proc", maker).exists():
            shutil.rmtree(folder, ignore_errors=True)


class _Opener:
    """Opens classes; each archive gets a temporary folder of its own, which goes away with ``resources``."""

    def __init__(self, resources: ExitStack, course: Course) -> None:
        self._resources, self._course = resources, course

    def open_class(self, path: Path) -> Opened:
        mode = _mode_of_class(path)
        if stat.S_ISDIR(mode):
            return self._with_archives(Opened(path, shown(path)))
        if not stat.S_ISREG(mode):
            raise UsageError(f"{shown(path)} is neither a folder nor an archive.")
        folder = self._new_folder()
        try:
            left_out = unpacked(path, folder, OF_A_CLASS)
        except Unusable as unusable:
            raise UsageError(_about(unusable.reason, shown(path)).render()) from None
        only = _only_folder(folder)
        top = (only.name,) if only and not _is_one_students(only, self._course) else ()
        return self._with_archives(_below(folder, top, shown(path), left_out, ""))

    def _with_archives(self, found: Opened) -> Opened:
        archives = {
            path: self._open_students(own, found.folder)
            for path in entries(found.folder)
            if (own := _archives(path))
        }
        return replace(found, archives=archives)

    def _open_students(self, archives: Sequence[Path], within: Path) -> Opened:
        folder, name = self._new_folder(), shown(archives[0].relative_to(within))
        if len(archives) > 1:
            return Opened(folder, name, (Problem((), _about(_SEVERAL, name)),))
        try:
            left_out = unpacked(archives[0], folder, OF_A_STUDENT)
        except Unusable as unusable:
            return Opened(folder, name, (Problem((), _about(unusable.reason, name)),))
        top: tuple[str, ...] = ()
        while only := _only_folder(folder.joinpath(*top)):
            top = (*top, only.name)
        return _below(folder, top, name, left_out, f"{name}/")

    def _new_folder(self) -> Path:
        folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
        self._resources.callback(shutil.rmtree, folder, ignore_errors=True)
        return folder


def _mode_of_class(path: Path) -> int:
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(f"there is no folder or archive {shown(path)}.") from None
    except OSError as error:
        raise UsageError(f"{shown(path)} cannot be read: {error.strerror or error}.") from None


def _archives(path: Path) -> list[Path]:
    """The archives that are to be opened for a student: the file itself, or what lies in a folder that has
    no Python file."""
    if not is_folder(path):
        return [path] if _is_archive(path) else []
    try:
        inside = entries(path)
    except UsageError:  # it is told where it is looked for answers
        return []
    has_python = any(is_python(file.name) for file in inside)
    return [file for file in inside if _is_archive(file) and not has_python]


def _is_archive(path: Path) -> bool:
    return archive_stem(path.name) is not None and stat.S_ISREG(_mode(path))


def _only_folder(folder: Path) -> Path | None:
    """The folder that all the rest of an archive lies in."""
    inside = entries(folder)
    return inside[0] if len(inside) == 1 and is_folder(inside[0]) else None


def _is_one_students(folder: Path, course: Course) -> bool:
    """Whether it holds answers as a student names them, and not a class."""
    answers = [each.id for each in course.exercises for file in entries(folder) if is_for(file.name, each)]
    return bool(answers) and len(answers) == len(set(answers))


def _below(folder: Path, top: tuple[str, ...], name: str, left_out: Sequence[LeftOut], prefix: str) -> Opened:
    """What lies under ``top`` in the unpacked archive ``name``."""
    problems = tuple(
        Problem(_without(top, path_in(each.name)), _about(each.reason, prefix + shown(each.name)))
        for each in left_out
    )
    return Opened(folder.joinpath(*top), "/".join((name, *map(shown, top))), problems)


def _without(top: tuple[str, ...], parts: tuple[str, ...]) -> tuple[str, ...]:
    return parts[len(top) :] if parts[: len(top)] == top else parts


def _about(reason: Text, path: str) -> Text:
    """A reason of which the ``path`` was left open."""
    return Text(reason.template, {**reason.fields, "path": path})
