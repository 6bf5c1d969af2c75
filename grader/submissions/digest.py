"""What was handed in, as one number: an edited submission has another."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from grader.siblings import siblings
from grader.submissions.submission import Submission

_PIECE = 1 << 20


def content_digest(submission: Submission) -> str:
    """SHA-256 over the name and content of the file and of all that lies beside it; "" if nothing was
    handed in.

    No link is followed and no special file opened.  Of what cannot be read its name counts.
    """
    if submission.problem is not None:
        return sha256(submission.problem.render().encode("utf-8", "surrogateescape")).hexdigest()
    if submission.program is None:
        return ""
    total = sha256()
    for path, name in _files(submission.program, submission.folder):
        total.update(os.fsencode(name) + b"\0" + _content(path).encode())
    return total.hexdigest()


def _files(program: Path, folder: Path | None) -> Iterator[tuple[Path, str]]:
    yield program, program.name
    if folder is not None:
        yield from ((path, str(path.relative_to(folder))) for path in siblings(folder))


def _content(path: Path) -> str:
    total = sha256()
    try:
        if stat.S_ISREG(path.lstat().st_mode):
            with path.open("rb") as file:
                while piece := file.read(_PIECE):
                    total.update(piece)
    except OSError:
        return "unreadable"
    return total.hexdigest()
