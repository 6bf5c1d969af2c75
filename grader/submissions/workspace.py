"""A student's own folder: the file to grade in it, and the stubs to begin with."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from grader.course import Course, Exercise
from grader.errors import UsageError
from grader.submissions.naming import is_for, is_given, is_python, shown
from grader.submissions.submission import Submission


def find(exercise: Exercise, path: Path | None, cwd: Path) -> Submission:
    """What to grade: ``path``, a file or a folder, or else the one ``ex04*.py`` in the current folder.

    Nothing given and nothing there is a missing submission; a path that cannot be graded is a UsageError.
    """
    if path is None:
        own = candidates(exercise, cwd)
        program = _only(own, exercise) if own else None
        return Submission("", exercise.id, program)
    target = cwd / path
    mode = _mode(target, path)
    if stat.S_ISDIR(mode):
        return Submission("", exercise.id, _in_folder(exercise, target, path), target)
    if not stat.S_ISREG(mode):
        raise UsageError(f"{shown(path)} is no regular file.")
    return Submission("", exercise.id, _readable(target, exercise))


def candidates(exercise: Exercise, folder: Path) -> list[Path]:
    """The files of a folder that are for an exercise by their name, ``ex04*.py``."""
    return [path for path in _own_scripts(exercise, folder) if is_for(path.name, exercise)]


def start(course: Course, folder: Path) -> list[tuple[Path, bool]]:
    """Begin every exercise of the course, see ``begin``."""
    return [item for exercise in course.exercises for item in begin(exercise, folder)]


def begin(exercise: Exercise, folder: Path) -> list[tuple[Path, bool]]:
    """Copy the stub and the given files: (path, whether it was created now), the student's file first.

    What is there already, be it under another name such as ``ex04_mine.py``, is left as it is.
    """
    own = candidates(exercise, folder)
    target = own[0] if own else folder / f"{exercise.id}.py"
    return [(target, not own and _create(exercise.stub, target)), *_copy(exercise.helpers, folder)]


def _copy(sources: Iterable[Path], folder: Path) -> Iterator[tuple[Path, bool]]:
    for source in sources:
        target = folder / source.name
        if source.is_dir():
            yield from _copy(sorted(source.iterdir()), target)
        else:
            yield target, _create(source, target)


def _create(source: Path, target: Path) -> bool:
    """Write a new file whole or not at all; False if there is one already."""
    try:
        content = source.read_bytes()
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            try:
                file.write(content)
                file.flush()
            except BaseException:
                target.unlink()
                raise
    except FileExistsError:
        return False
    except OSError as error:
        raise UsageError(f"{shown(target)} cannot be written: {error.strerror or error}.") from None
    return True


def _in_folder(exercise: Exercise, folder: Path, path: Path) -> Path:
    own = candidates(exercise, folder) or _own_scripts(exercise, folder)
    if not own:
        raise UsageError(f"there is no {exercise.number}*.py in the folder {shown(path)}.")
    return _only(own, exercise)


def _only(files: list[Path], exercise: Exercise) -> Path:
    if len(files) > 1:
        names = ", ".join(shown(file.name) for file in files)
        raise UsageError(f"there is more than one file for {exercise.id}: {names}; name the one to grade.")
    return _readable(files[0], exercise)


def _readable(file: Path, exercise: Exercise) -> Path:
    if is_given(file.name, exercise):
        raise UsageError(f"{shown(file.name)} comes with {exercise.id}; give your own file another name.")
    try:
        file.open("rb").close()
    except OSError as error:
        raise UsageError(f"{shown(file)} cannot be read: {error.strerror or error}.") from None
    return file


def _mode(target: Path, path: Path) -> int:
    try:
        return target.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(f"there is no file {shown(path)}{_meant(target)}") from None
    except OSError as error:
        raise UsageError(f"{shown(path)} cannot be read: {error.strerror or error}.") from None


def _meant(target: Path) -> str:
    try:
        names = [file.name for file in target.parent.iterdir() if is_python(file.name)]
    except OSError:
        return "."
    import difflib

    near = difflib.get_close_matches(target.name, names, 1)
    return f"; did you mean {shown(target.with_name(near[0]))}?" if near else "."


def _own_scripts(exercise: Exercise, folder: Path) -> list[Path]:
    """The Python files of a folder, without those that the exercise gives."""
    try:
        scripts = sorted(path for path in folder.iterdir() if is_python(path.name) and _is_file(path))
    except OSError as error:
        raise UsageError(f"{shown(folder)} cannot be read: {error.strerror or error}.") from None
    return [path for path in scripts if not is_given(path.name, exercise)]


def _is_file(path: Path) -> bool:
    return not path.name.startswith(".") and path.is_file()
