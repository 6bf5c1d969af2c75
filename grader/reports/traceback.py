"""Tracebacks as a learner wants them: their own lines, without the library's and the work folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from grader.evidence import Text, Translate
from grader.reports.document import LinePart

_LIBRARY = re.compile(
    r'[|\s]*File "(<frozen [^"]*>|<string>|[^"]*[/\\]lib[/\\]python3[^"]*|[^"]*/sandbox/probe/[^"]*)", line'
)
_WORK_FOLDER = re.compile(r"""(?<![^\s"'(=])/[^\s"']*/grade-[a-z0-9_]{8}/work/""")


def readable(lines: Iterable[LinePart], translate: Translate) -> Iterator[tuple[int, str, bool]]:
    """(process, text, partial) of lines of stderr; each block of library frames becomes one line."""
    hidden: dict[int, int] = {}
    for line in lines:
        count = hidden.get(line.process, 0)
        if _LIBRARY.match(line.text):
            hidden[line.process] = count + 1
        elif not (count and line.text.startswith("    ")):
            if count:
                yield line.process, _said(hidden.pop(line.process), translate), False
            yield line.process, without_folder(line.text), line.partial
    for process, count in hidden.items():
        yield process, _said(count, translate), False


def without_folder(text: str) -> str:
    """``File "ex04_queue.py"`` rather than the file's place in a folder that is gone by now."""
    return _WORK_FOLDER.sub("", text)


def _said(count: int, translate: Translate) -> str:
    return "  " + Text("… calls inside Python's library: {count} …", {"count": count}).render(translate)
