"""How much of a run is shown."""

from __future__ import annotations

from typing import NamedTuple

from grader.evidence import Text, Translate
from grader.reports.rows import Row, row

Ends = tuple[int, int]


class Detail(NamedTuple):
    """How many items are shown from the beginning and from the end of each list.

    ``library``: multiprocessing's own processes and its lines in tracebacks are shown as well.
    ``conclusions``: races, circles of locks and what depends on the start method are told.
    ``writers``: stderr is shown writer by writer, of so many of them; 0 leaves it in the order of arrival.
    """

    processes: Ends
    stdout: Ends
    stderr: Ends
    library: bool = False
    writers: int = 0
    conclusions: bool = False


BRIEF = Detail(processes=(9, 3), stdout=(14, 6), stderr=(12, 4), writers=2)
CLASS = Detail(processes=(20, 5), stdout=(40, 20), stderr=(30, 15), writers=3, conclusions=True)
FULL = Detail(processes=(60, 20), stdout=(300, 100), stderr=(60, 60), library=True, conclusions=True)


def left_out(template: str, count: int, translate: Translate, indent: int) -> Row:
    """A remark in place of what is not shown."""
    return row((Text(template, {"count": count}).render(translate), "weak"), indent=indent)
