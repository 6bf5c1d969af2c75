"""What a student's program wrote, made harmless and short for a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TypeVar

from grader.evidence import Text, Translate
from grader.evidence.text import visible as visible

T = TypeVar("T")

LONGEST = 200


def one_line(text: str, translate: Translate, longest: int = LONGEST) -> str:
    """One line of output, its middle left out where it is too long, and how much that was."""
    text = text.expandtabs()
    if len(text) <= longest:
        return visible(text)
    head, tail = longest * 2 // 3, longest // 3
    gap = Text("… {count:,} characters left out …", {"count": len(text) - head - tail}).render(translate)
    return f"{visible(text[:head])} {gap} {visible(text[-tail:])}"


def both_ends(items: Sequence[T], head: int, tail: int) -> tuple[Sequence[T], int, Sequence[T]]:
    """The first and the last ones, and how many between them are left out; one is never left out alone."""
    gap = len(items) - head - tail
    if gap <= 1:
        return items, 0, ()
    return items[:head], gap, items[len(items) - tail :]


def width(text: str) -> int:
    """Columns on a terminal: two for a Chinese character, none for a combining mark."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def padded(text: str, columns: int) -> str:
    """The text with spaces up to this many columns."""
    return text + " " * (columns - width(text))


def cropped(text: str, columns: int) -> str:
    """The text cut to this many columns, the cut shown by ``…``."""
    if width(text) <= columns:
        return text
    while text and width(text) > columns - 1:
        text = text[:-1]
    return text + "…"


def encodable(text: str) -> str:
    """The text with what is no Unicode (bytes of a file's name, a lone surrogate) as ``\\xNN``."""
    if text.isascii():
        return text
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode()
