"""Lines of a report with their meaning instead of colours: plain text or Rich is made of them last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from grader.reports.student_text import padded, width

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Style = Literal["", "strong", "weak", "good", "bad", "warn", "hint"]
Span = str | tuple[str, Style]

_COLOURS: dict[Style, str] = {
    "": "",
    "strong": "bold",
    "weak": "dim",
    "good": "green",
    "bad": "red",
    "warn": "yellow",
    "hint": "cyan",
}
_ASCII = {"✓": "+", "✗": "x", "–": "-", "…": "...", "│": "|", "├": "|", "└": "`", "─": "-", "·": "*"}
_ASCII |= dict(zip("━┄█▓░●■▼▲╷⚑", "=~#%:o*v^'!", strict=True))  # the picture of a run


class Row(NamedTuple):
    """One line.  Where it is too long for a terminal, its rest stands below ``body``, not below ``lead``.

    A ``command`` is left to the terminal to fold, so that it can be copied in one piece.
    """

    body: tuple[Span, ...] = ()
    lead: tuple[Span, ...] = ()
    command: bool = False

    @property
    def text(self) -> str:
        return "".join(map(_text, (*self.lead, *self.body))).rstrip()


def row(*body: Span, lead: tuple[Span, ...] = (), indent: int = 0) -> Row:
    """A row of strings and (string, style) pairs after an indentation and a lead."""
    return Row(body, (" " * indent, *lead))


BLANK = Row()


def aligned(table: Sequence[Sequence[Span]]) -> list[tuple[Span, ...]]:
    """The cells of each line, padded to the widths of their columns and two spaces apart."""
    room = [max(width(_text(cell)) for cell in column) for column in zip(*table, strict=True)]
    return [
        tuple(_padded(cell, columns + 2) for cell, columns in zip(line, room, strict=True)) for line in table
    ]


def _padded(cell: Span, columns: int) -> Span:
    return padded(cell, columns) if isinstance(cell, str) else (padded(cell[0], columns), cell[1])


def plain(rows: Iterable[Row], encoding: str = "utf-8") -> str:
    """The rows as text without any escape sequence; signs that ``encoding`` lacks become ASCII ones."""
    return "".join(f"{row.text}\n" for row in rows).translate(substitutes(encoding))


def rich(rows: Iterable[Row], columns: int, encoding: str = "utf-8") -> Iterator[Text]:
    """The rows as Rich texts, folded to a terminal's width; student text is never read as markup."""
    from rich.console import Console

    console, signs = Console(width=columns), substitutes(encoding)
    for each in rows:
        yield from _folded(each, console, signs)


def _folded(row: Row, console: Console, signs: dict[int, str]) -> Iterator[Text]:
    from rich.text import Text

    lead, body = _styled(row.lead, signs), _styled(row.body, signs)
    below = Text("".join(c if c in "│|" else " " * width(c) for c in lead.plain), "dim")
    body.rstrip()
    if row.command:
        yield Text.assemble(lead, body)
        return
    for line in body.wrap(console, max(console.width - lead.cell_len, 20)) or [Text()]:
        line.rstrip()
        yield Text.assemble(lead, line)
        lead = below


def _styled(spans: tuple[Span, ...], signs: dict[int, str]) -> Text:
    from rich.text import Text

    pairs = ((span, "") if isinstance(span, str) else (span[0], _COLOURS[span[1]]) for span in spans)
    return Text.assemble(*((text.translate(signs), colour) for text, colour in pairs))


def _text(span: Span) -> str:
    return span if isinstance(span, str) else span[0]


def substitutes(encoding: str) -> dict[int, str]:
    """ASCII for those of our own signs that an encoding does not have."""
    return {ord(sign): ascii for sign, ascii in _ASCII.items() if not _has(encoding, sign)}


def _has(encoding: str, sign: str) -> bool:
    try:
        sign.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
