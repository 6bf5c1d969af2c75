"""Checks of ex14_log: workers paid, main alone wrote the log, with one connection, and no callback was slow.

Who wrote "paid 17" and "receipt 17" is the kernel's word.  The log is read from log.db itself, as it lay
there when the program had ended: its rows are text, so they stand in the file as they were written.
Who connected, and what happened inside a callback, is told by the probe.
"""

import re
from typing import NamedTuple

import pytest

from grader.checks import Failure

DATABASE = "log.db"
ROW = re.compile(r"paid (\d+) by (\d+), entered by (\d+)\.")
WAITS = ("res.wait", "q.wait", "c.wait", "n.wait", "p.joining", "pool.joining")


class Row(NamedTuple):
    """A row of the log: which payment, and two pids."""

    number: str
    worker: str
    enterer: str

    @property
    def text(self):
        return f"paid {self.number} by {self.worker}, entered by {self.enterer}."


def numbers(evidence):
    return [str(number) for number in evidence.scenario.inputs["numbers"]]


def lines(evidence, text):
    return [line for line in evidence.lines() if line.text.split() == text.split()]


def in_the_pool(evidence):
    """The callbacks that ran in the thread of main that delivers the results."""
    return [call for call in evidence.callbacks if call.process == evidence.main and call.thread != "main"]


def rows(evidence):
    """The rows of this run; what an earlier one left in the file names other processes."""
    pids = {str(process.pid) for process in evidence.processes}
    found = [Row(*words) for words in ROW.findall(evidence.file(DATABASE) or "")]
    return [row for row in found if pids & {row.worker, row.enterer}]


def error_of(evidence, call):
    """``ProgrammingError: … (ex14_log.py:20)``, as far as main's stderr shows it."""
    texts = [line.text for line in evidence.lines("stderr", evidence.main)]
    at = next((n for n, text in enumerate(texts) if call.outcome in text.partition(":")[0]), None)
    if at is None:
        return call.outcome
    frames = re.findall(r'File "[^"]*?([^"/]+)", line (\d+)', "\n".join(texts[:at]))
    own = [f" ({file}:{line})" for file, line in frames if file == evidence.program]
    return texts[at] + (own[-1] if own else "")


def waiting(evidence, call):
    """The first event that shows this callback waiting for something, or None."""
    within = evidence.seen(*WAITS, by=evidence.main)
    return next((e for e in within if e.thread == call.begin.thread and during(call, e)), None)


def during(call, event):
    return call.begin.at <= event.at and (call.end is None or event.at <= call.end.at)


@pytest.mark.points(1)
def test_ends(evidence):
    """The program ends by itself and without an error."""
    ending, main = evidence.ending, evidence.main
    raised = next((c for c in evidence.callbacks if c.outcome not in ("ok", None)), None)
    if raised:
        raise because_it_raised(evidence, raised)
    if ending.ok:
        return
    if ending.kind == "exited" and evidence.traceback(main):
        raise Failure("{who} stopped with {error}.", who=main, error=evidence.traceback(main))
    raise Failure(ending.summary.template, **ending.summary.fields)


def because_it_raised(evidence, call):
    error = error_of(evidence, call)
    if "created in a thread" in error:
        return Failure(
            "A callback raised {error}. A connection of sqlite3 belongs to the thread that made it. The "
            "callback runs in {who} as well, but in another thread ({thread}).",
            error=error, who=evidence.main, thread=call.thread,
        )  # fmt: skip
    return Failure(
        "A callback raised {error}. It ran in the thread of {who} that delivers the results; what that "
        "thread has not delivered by then may never be delivered.",
        error=error, who=evidence.main,
    )  # fmt: skip


@pytest.mark.points(1)
def test_paid(evidence):
    """Every payment is made once, by a process other than main."""
    for number in numbers(evidence):
        found = lines(evidence, f"paid {number}")
        writers = [evidence.writer(line) for line in found]
        if evidence.main in writers:
            raise Failure('{who} wrote "paid {number}" itself, so no other process made this payment.',
                          who=evidence.main, number=number)  # fmt: skip
        if not found:
            raise Failure(
                'Nobody wrote "paid {number}", so this payment was never made. Was pay called with that '
                "number, and did main wait for the end of all tasks?",
                number=number,
            )
        if len(found) > 1:
            raise Failure('"paid {number}" was written {count} times.', number=number, count=len(found))
        if writers[0].role not in ("worker", "child") or not writers[0].observed:
            raise Failure('{who}, which wrote "paid {number}", is no worker.', who=writers[0], number=number)


@pytest.mark.points(3)
def test_connection(evidence):
    """The whole program connects to log.db once, and main does it."""
    made = [event for event in evidence.happened("audit") if DATABASE in event.value]
    others = [event for event in made if event.process != evidence.main.index]
    if others:
        raise Failure(
            "{who} connected to log.db itself ({place}); {count} connections were made by processes other "
            "than main. Whoever writes keeps the others waiting. Only main is to have a connection.",
            who=evidence.processes[others[0].process], place=evidence.place(others[0]), count=len(others),
        )  # fmt: skip
    if not made:
        raise Failure("Nobody connected to log.db with sqlite3.connect().")
    if len(made) > 1:
        raise Failure(
            "{who} connected to log.db {count} times ({places}). One connection is to serve for all the rows "
            "and for reading them.",
            who=evidence.main, count=len(made), places=", ".join(sorted({evidence.place(e) for e in made})),
        )  # fmt: skip


@pytest.mark.points(3)
@pytest.mark.depends("paid")
def test_rows(evidence):
    """The log has one row about every payment, which names the worker that paid."""
    file = evidence.file(DATABASE)
    if file is None or not file.startswith("SQLite format 3\0"):
        raise Failure("There is no database log.db when the program has ended.")
    copies = 2 if "index" in file.lower() else 1  # an index keeps each text once more
    for number in numbers(evidence):
        found = [row for row in rows(evidence) if row.number == number]
        payer = evidence.writer(lines(evidence, f"paid {number}")[0])
        expected = Row(number, str(payer.pid), str(evidence.main.pid)).text
        if not found:
            raise no_row(evidence, number, expected)
        if found[0].worker == str(evidence.main.pid):
            raise Failure(
                "The row about {number} names {main} as the worker, but {who} paid. What os.getpid() gives "
                "there has to travel with the result.",
                number=number, main=evidence.main, who=payer, expected=expected, actual=found[0].text,
            )  # fmt: skip
        if found[0].worker != str(payer.pid):
            raise Failure(
                "The row about {number} names process {worker} as the worker, but {who} paid.",
                number=number, worker=found[0].worker, who=payer, expected=expected, actual=found[0].text,
            )  # fmt: skip
        if len(found) > copies:
            raise Failure("There are {count} rows about {number}.", count=len(found), number=number)


def no_row(evidence, number, expected):
    if rows(evidence):
        return Failure(
            "There is no row about {number} in log.db, though there are others. Had its result arrived, and "
            "was its row committed, before {who} ended?",
            number=number, who=evidence.main, expected=expected,
        )  # fmt: skip
    return Failure(
        "There is no row about {number} in log.db, nor any other of this form. Rows that are not committed "
        "are thrown away when the connection ends; none is written where the callback is never called.",
        number=number, expected=expected,
    )  # fmt: skip


@pytest.mark.points(2)
@pytest.mark.depends("rows")
def test_entered(evidence):
    """Every row is entered by main, and says so."""
    main, processes = evidence.main, {str(process.pid): process for process in evidence.processes}
    for row in rows(evidence):
        if row.enterer in processes and row.enterer != str(main.pid):
            raise Failure(
                "The row about {number} was entered by {who}. What pay() calls runs in the worker. It is a "
                "callback that runs in {main}, or a line after the result has come.",
                number=row.number, who=processes[row.enterer], main=main, actual=row.text,
            )  # fmt: skip
        if row.enterer != str(main.pid):
            raise Failure(
                "The row about {number} says that process {pid} entered it, but this is to be {main}.",
                number=row.number, pid=row.enterer, main=main, actual=row.text,
            )  # fmt: skip


@pytest.mark.points(1)
def test_receipts(evidence):
    """For every payment main prints one receipt."""
    for number in numbers(evidence):
        found = lines(evidence, f"receipt {number}")
        if len(found) != 1:
            raise Failure('"receipt {number}" was printed {count} times, not once.',
                          number=number, count=len(found))  # fmt: skip
        if evidence.writer(found[0]) != evidence.main:
            raise Failure('{who} printed "receipt {number}". The printer belongs to main.',
                          who=evidence.writer(found[0]), number=number)  # fmt: skip


@pytest.mark.points(3)
@pytest.mark.depends("receipts")
def test_short(evidence):
    """No callback prints receipts or waits for something."""
    main = evidence.main  # of a text from 200 letters on the end is not kept
    written = [e for e in evidence.seen("o.w", by=main) if "receipt " in e.value or len(e.value) >= 200]
    for number in numbers(evidence):
        if not any(f"receipt {number}" in event.value or len(event.value) >= 200 for event in written):
            raise Failure('How {who} printed "receipt {number}" was not seen; use a plain print().',
                          who=main, number=number)  # fmt: skip
    for call in in_the_pool(evidence):
        wait = waiting(evidence, call)
        if wait:
            raise Failure(
                "A callback waits for something ({place}). It runs in the thread {thread} of {who}, and "
                "until it returns no other result is delivered.",
                place=evidence.place(wait), thread=call.thread, who=main,
            )  # fmt: skip
        for event in written:
            if event.thread == call.begin.thread and during(call, event) and is_receipts(event.value):
                raise Failure(
                    'A callback printed "{receipt}" ({place}), in the thread {thread} of {who}. The printer '
                    "is slow, and while it prints, this thread delivers no other result.",
                    receipt=event.value.split("\n")[0], thread=call.thread, who=main,
                    place=evidence.place(event),
                )  # fmt: skip


def is_receipts(text):
    """Not one that was carried along for another thread, which printed at the same time."""
    return all(line.startswith("receipt ") for line in text.splitlines())
