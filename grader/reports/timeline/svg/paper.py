"""SVG by hand: elements, escaped text, colours for light and dark, the room that a text takes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from grader.reports.student_text import encodable, visible, width

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def escaped(text: str) -> str:
    """Text for XML: markup escaped, what XML forbids and what moves a cursor shown as ``\\x1b``."""
    return _FORBIDDEN.sub("\ufffd", visible(encodable(text))).translate(_ESCAPES)


def element(name: str, content: str = "", **attributes: object) -> str:
    """``<name a-b="…">content</name>``; ``content`` is markup, the attributes are escaped."""
    pairs = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(_number(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{pairs}>{content}</{name}>" if content else f"<{name}{pairs}/>"


def words(text: str, x: float, y: float, class_: str, **attributes: object) -> str:
    return element("text", escaped(text), x=x, y=y, class_=class_, **attributes)


def group(*parts: str, title: str = "", class_: str | None = None) -> str:
    """Parts that belong together, with a tooltip."""
    head = element("title", escaped(title)) if title else ""
    return element("g", head + "".join(parts), class_=class_)


def room(text: str, size: float) -> float:
    """About how wide a text is in a common sans-serif font, rather too much than too little."""
    return width(text) * size * 0.56


def fitting(text: str, size: float, most: float) -> str:
    """The text if there is room for it, its beginning if there is room for some, else nothing."""
    if room(text, size) <= most:
        return text
    short = text
    while short and room(short + "…", size) > most:
        short = short[:-1]
    return f"{short.rstrip()}…" if len(short) >= 4 else ""


def folded(text: str, size: float, most: float) -> Iterator[str]:
    """The text in lines of at most this width; between Chinese characters a line may end anywhere."""
    line = ""
    for piece in re.findall(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+", text):
        if line and room(line + piece.rstrip(), size) > most:
            yield line.rstrip()
            line = ""
        line += piece
    if line.strip():
        yield line.rstrip()


def _number(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
