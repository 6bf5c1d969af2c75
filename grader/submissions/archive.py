"""Unpacking what strangers packed: nothing outside the folder, and nothing beyond the bounds."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from grader.evidence import Text
from grader.submissions import member, tarred, zipped
from grader.submissions.member import Bounds, Member, Refused, Unusable
from grader.submissions.naming import shown
from grader.submissions.tree import Tree

_LEFT_OUT = {"__MACOSX", ".DS_Store", "__pycache__", ".git", ".venv"}
_COMPRESSED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0")
_DRIVE = re.compile(r"[A-Za-z]:")


class LeftOut(NamedTuple):
    """A member that was not unpacked; the reason has a field ``path`` left open."""

    name: str
    reason: Text


def unpacked(archive: Path, into: Path, bounds: Bounds = member.OF_A_CLASS) -> tuple[LeftOut, ...]:
    """Unpack a zip or tar archive into a folder that is there and empty: what was refused, by its name.

    Only new regular files and folders are made, for their owner alone.  What macOS, Python and git leave is
    left out without a word.  Unusable if the archive as a whole is damaged, no archive, or out of bounds.
    """
    with Tree(into) as tree:
        return _Unpacking(tree, bounds).all(_members(archive, bounds))


def path_in(name: str) -> tuple[str, ...]:
    """The names along a member's path, however it is spelled."""
    return tuple(part for part in re.split(r"[/\\]", name) if part not in ("", ".", ".."))


def _members(archive: Path, bounds: Bounds) -> Iterator[Member]:
    try:
        with archive.open("rb") as file:
            begin = file.read(512)
    except OSError as error:
        reason = {"reason": error.strerror or str(error)}
        raise Unusable(Text("{path} cannot be read: {reason}.", reason)) from None
    if begin.startswith(zipped.BEGINS):
        return zipped.members(archive, bounds)
    if begin.startswith(_COMPRESSED) or begin[tarred.MAGIC_AT :].startswith(tarred.MAGIC):
        return tarred.members(archive, bounds)
    raise Unusable(member.NO_ARCHIVE)


class _Unpacking:
    """What has been unpacked of one archive."""

    def __init__(self, tree: Tree, bounds: Bounds) -> None:
        self._tree, self._bounds = tree, bounds
        self._left_out: list[LeftOut] = []
        self._spelled: dict[tuple[str, ...], tuple[str, ...]] = {}  # what a careless disk takes for the same
        self._files: set[tuple[str, ...]] = set()
        self._bytes = 0

    def all(self, members: Iterator[Member]) -> tuple[LeftOut, ...]:
        for count, each in enumerate(members, 1):
            if max(count, len(self._spelled)) > self._bounds.members:
                raise member.too_many(self._bounds)
            try:
                self._one(each)
            except Refused as refused:
                self._left_out.append(LeftOut(each.name, refused.reason))
        return tuple(self._left_out)

    def _one(self, each: Member) -> None:
        parts = tuple(part for part in each.name.split("/") if part not in ("", "."))
        if not parts or any(part in _LEFT_OUT or part.startswith("._") for part in parts):
            return
        problem = _why_not(each.name, parts, self._bounds) or each.problem
        if problem:
            raise Refused(problem)
        self._claim(parts, each.is_folder)
        if each.is_folder:
            self._tree.make_folder(parts)
        else:
            self._tree.make_file(parts, self._counted(each))

    def _claim(self, parts: tuple[str, ...], is_folder: bool) -> None:
        """Take a name that nothing before it had, nor one that some disks take for the same."""
        for length in range(1, len(parts) + 1):
            path = parts[:length]
            other = self._spelled.setdefault(tuple(map(_folded, path)), path)
            if other != path:
                self._left_out.append(LeftOut("/".join(other), _mistakable(path)))
                raise Refused(_mistakable(other))
        if parts in self._files:
            raise Refused(member.TWICE)
        if not is_folder:
            self._files.add(parts)

    def _counted(self, each: Member) -> Iterator[bytes]:
        """The bytes of a file, as long as they stay within the bounds."""
        bounds, count = self._bounds, 0
        for piece in each.pieces:
            count += len(piece)
            self._bytes += len(piece)
            if self._bytes > bounds.total:
                raise member.too_much(bounds)
            if count > bounds.member:
                raise Refused(Text("{path} is larger than {limit:,} bytes.", {"limit": bounds.member}))
            if each.packed is not None and count > max(bounds.harmless, bounds.ratio * each.packed):
                raise Refused(member.a_bomb(bounds))
            yield piece


def _why_not(name: str, parts: tuple[str, ...], bounds: Bounds) -> Text | None:
    """What is wrong with a name."""
    if "\0" in name:
        return member.NO_NAME
    if "\\" in name or _DRIVE.match(name):
        return member.WINDOWS
    if name.startswith("/") or ".." in parts:
        return member.OUTSIDE
    if len(parts) > bounds.depth:
        return member.TOO_DEEP
    lengths = [len(os.fsencode(part)) for part in parts]
    return member.TOO_LONG if max(lengths) > bounds.name or sum(lengths) > bounds.path else None


def _folded(name: str) -> str:
    composed = unicodedata.normalize("NFC", name)
    return unicodedata.normalize("NFC", composed.casefold())


def _mistakable(other: tuple[str, ...]) -> Text:
    template = "{path} and {other} differ only in upper and lower case, or in how their letters are encoded."
    return Text(template, {"other": shown("/".join(other))})
