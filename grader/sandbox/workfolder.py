"""The fresh folder in which a submission runs."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from grader.errors import UsageError
from grader.evidence import Collected
from grader.sandbox.beneath import opener
from grader.siblings import taken

COLLECT_BYTES = 1_000_000
SOURCE_BYTES = 200_000


class Program(NamedTuple):
    """What is run: a file, the exercise's helpers, and what was handed in beside it.

    ``collect`` names files (relative to the work folder) that become part of the evidence.  With ``driver``,
    one of the helpers, that is run, and the file lies beside it as ``module``.py, for it to import.
    ``in_place`` runs the file where it lies, in the current folder, without any copy.  ``secret`` is a folder
    that the program must not see, if it is in a jail: the course's.
    """

    file: Path
    helpers: tuple[Path, ...] = ()
    folder: Path | None = None
    collect: tuple[str, ...] = ()
    in_place: bool = False
    driver: Path | None = None
    module: str = ""
    secret: Path | None = None


class Place(NamedTuple):
    """Where a run happens: the ``file`` to run, the current folder ``cwd``, the folder ``root`` whose files
    count as the student's own, and ``scratch``, which holds the kit's sockets and goes away afterwards."""

    file: Path
    cwd: Path
    root: Path
    scratch: Path

    @property
    def is_copy(self) -> bool:
        return self.scratch in self.cwd.parents


@contextmanager
def prepared(program: Program) -> Iterator[Place]:
    """The place for a run; its scratch folder, with the work folder in it, is removed at the end.

    The exercise's helpers are copied last, so a submission cannot replace them.
    """
    scratch = Path(tempfile.mkdtemp(prefix="grade-"))
    _scratches.add(scratch)
    try:
        if program.in_place:
            file = program.file.absolute()
            yield Place(file, Path.cwd(), file.parent, scratch)
        else:
            work = scratch / "work"
            (scratch / "tmp").mkdir()
            yield Place(_fill(work, program), work, work, scratch)
    finally:
        _remove(scratch)
        _scratches.discard(scratch)


_scratches: set[Path] = set()  # of this process, in use


def remove_left_folders() -> None:
    """What is left of this process's scratch folders if it was told to end while it removed one."""
    for scratch in _scratches:
        _remove(scratch)


def _remove(scratch: Path) -> None:
    """Also where the program took away its own right to look into its folders."""
    for folder, names, _ in os.walk(scratch):
        for name in names:
            path = Path(folder, name)
            if not path.is_symlink():
                path.chmod(0o700)
    shutil.rmtree(scratch, ignore_errors=True)


def _fill(work: Path, program: Program) -> Path:
    try:
        work.mkdir()
        if program.folder is not None:
            _copy_siblings(program.folder, work)
        target = work / (f"{program.module}.py" if program.driver else program.file.name)
        shutil.copyfile(program.file, target)
        for helper in program.helpers:
            _copy(helper, work / helper.name)
    except OSError as error:
        raise UsageError(f"{program.file}: {error.strerror or error}") from None
    return work / program.driver.name if program.driver else target


def _copy_siblings(folder: Path, work: Path) -> None:
    for path in taken(folder):
        target = work / path.relative_to(folder)
        if path.is_dir():
            target.mkdir()
        else:
            shutil.copy2(path, target)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        shutil.copyfile(source, target)


def source(program: Path) -> str:
    """The text of the student's file, at most SOURCE_BYTES of it."""
    try:
        with program.open("rb") as file:
            return file.read(SOURCE_BYTES).decode("utf-8", "backslashreplace")
    except OSError:
        return ""


def collect(work: Path, names: Sequence[str]) -> tuple[Collected, ...]:
    """The files that the exercise asked for, read without following links out of the work folder."""
    return tuple(_collect(work, name) for name in names)


def _collect(work: Path, name: str) -> Collected:
    try:
        with open(name, encoding="utf-8", errors="backslashreplace", opener=opener(work)) as file:
            size = os.fstat(file.fileno()).st_size
            return Collected(name, file.read() if size <= COLLECT_BYTES else None, size)
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return Collected(name, None)
