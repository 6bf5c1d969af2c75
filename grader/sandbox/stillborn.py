"""Workers that die before they have begun: a pool replaces each of them, and would do so for ever.

That happens where a worker cannot even import the program, without a main guard under spawn for instance.
"""

from __future__ import annotations

from collections.abc import Iterable

from grader.sandbox import kernel
from grader.sandbox.record import Record


def stillborn(records: Iterable[Record]) -> int:
    """How many workers of one process died in a row, by an error of their own and before any had begun; the
    most of any process.  A signal is no error of theirs: the pool may have been terminated."""
    rows: dict[Record, int] = {}
    for record in records:
        if record.reported_role == "worker" and record.starter is not None:
            if record.begun:
                rows[record.starter] = 0
            elif record.ended and _died_of_an_error(record):
                rows[record.starter] = rows.get(record.starter, 0) + 1
    return max(rows.values(), default=0)


def _died_of_an_error(record: Record) -> bool:
    code = record.reported_exit if record.status is None else kernel.exit_code(record.status)
    return code is not None and code > 0
