"""Checks of ex13_callback: workers paid, main noted, and it was a callback that wrote the notes.

Who wrote "paid 17" and who wrote "note 17 812 800" is the kernel's word, and the numbers in the note are
held against it.  Only that a callback was running at that moment is told by the probe alone.
"""

import re

import pytest

from grader.checks import Failure


def numbers(evidence):
    return [str(number) for number in evidence.scenario.inputs["numbers"]]


def lines_about(evidence, first, number=None):
    """The lines on stdout that begin with ``paid`` or ``note``, about one number or all, with their words."""
    found = [(line, line.text.split()) for line in evidence.lines()]
    return [(line, w) for line, w in found if w[:1] == [first] and number in (None, *w[1:2])]


def notes(evidence):
    return lines_about(evidence, "note")


def callbacks(evidence):
    """The callbacks for results that ran in main."""
    return [c for c in evidence.callbacks if c.process == evidence.main and not c.is_for_errors]


def raised(evidence):
    """A callback that ended with an exception, or None."""
    return next((call for call in callbacks(evidence) if call.outcome not in ("ok", None)), None)


def error_of(evidence, call):
    """``ValueError: too many values (ex13_callback.py:20)``, as far as main's stderr shows it."""
    texts = [line.text for line in evidence.lines("stderr", evidence.main)]
    at = next((n for n, text in enumerate(texts) if text.startswith(call.outcome)), None)
    if at is None:
        return call.outcome
    frames = re.findall(r'File "[^"]*?([^"/]+)", line (\d+)', "\n".join(texts[:at]))
    own = [f" ({file}:{line})" for file, line in frames if file == evidence.program]
    return texts[at] + (own[-1] if own else "")


@pytest.mark.points(1)
def test_ends(evidence):
    """The program ends by itself and without an error."""
    ending, main, call = evidence.ending, evidence.main, raised(evidence)
    if ending.ok:
        return
    if ending.kind not in ("exited", "signalled") and call:
        raise Failure(
            "A callback raised {error}. It ran in the thread of {who} that delivers the results. That thread "
            "does not expect it: what it has not delivered by then is never delivered, and main waits "
            "for it.",
            who=main, error=error_of(evidence, call),
        )  # fmt: skip
    error = evidence.traceback(main)
    if ending.kind == "exited" and error and "Pool is still running" in error:
        raise Failure(
            "{who} stopped with {error}. close() comes first: it says that no more tasks will follow. Only "
            "then can join() wait for the last one.",
            who=main, error=error,
        )  # fmt: skip
    if ending.kind == "exited" and error:
        raise Failure("{who} stopped with {error}.", who=main, error=error)
    raise Failure(ending.summary.template, **ending.summary.fields)


@pytest.mark.points(1)
def test_worked(evidence):
    """Every payment is made once, by a process other than main."""
    main = evidence.main
    for number in numbers(evidence):
        lines = lines_about(evidence, "paid", number)
        if any(line.process == main.index for line, _ in lines):
            raise Failure(
                '{who} wrote "paid {number}" itself, so this payment was not made in another process. A '
                "thread is part of its process, also that of a ThreadPool.",
                who=main, number=number,
            )  # fmt: skip
        if not lines and any(event.value == "error" for event in evidence.happened("task.end")):
            raise Failure(
                'No worker wrote "paid {number}": the task raised an exception in the worker, and nobody '
                "asked for it. Does pay() get its arguments as a tuple of one, args=(n,)? get() or an "
                "error_callback would show the error.",
                number=number,
            )
        if not lines:
            raise Failure(
                'Nobody wrote "paid {number}", so this payment was never made. Was pay called with that '
                "number, and did main wait for the end of all tasks?",
                number=number,
            )
        writers = [evidence.writer(line) for line, _ in lines]
        if len(lines) > 1:
            raise Failure('"paid {number}" was written {count} times.', number=number, count=len(lines))
        if writers[0].role not in ("worker", "child") or not writers[0].observed:
            raise Failure('{who}, which wrote "paid {number}", is no worker.', who=writers[0], number=number)


@pytest.mark.points(1)
def test_one_note(evidence):
    """There is one note about every payment."""
    for line, words in notes(evidence):
        if len(words) != 4 or not all(word.isdigit() for word in words[1:]):
            raise Failure(
                "A note has four words: note, the number, the worker's pid, the pid of the process that "
                "writes the note.",
                expected="note 17 812 800", actual=line.text,
            )  # fmt: skip
        if words[1] not in numbers(evidence):
            raise Failure("There is a note about {number}, who was not to be paid.", number=words[1])
    for number in numbers(evidence):
        count = len(lines_about(evidence, "note", number))
        if count > 1:
            raise Failure("There are {count} notes about {number}, not one.", count=count, number=number)
        if count == 0:
            raise why_no_note(evidence, number)


def why_no_note(evidence, number):
    call = raised(evidence)
    if call:
        return Failure(
            "There is no note about {number}: a callback raised {error}. A callback is called with exactly "
            "one argument. A pool hands it what pay() returned (map_async: the list of all results), an "
            "executor hands it the future.",
            number=number, error=error_of(evidence, call),
        )  # fmt: skip
    if any(event.value == "error" for event in evidence.happened("task.end")):
        return Failure(
            "There is no note about {number}: a task raised an exception, and then callback= is not called. "
            "get() or an error_callback would show the error.",
            number=number,
        )
    submitted = evidence.happened("pool.submit", by=evidence.main)
    if submitted and not callbacks(evidence) and lines_about(evidence, "paid", number):
        return Failure(
            "There is no note about {number}: the payment was made, but no callback was ever called. Does "
            "every task that is handed to the pool name it, callback=note, without brackets?",
            number=number,
        )
    if submitted and len(evidence.happened("cb.end", by=evidence.main)) < len(submitted):
        return Failure(
            "There is no note about {number}: {who} did not wait for this task, and the workers ended "
            "together with it, without any error message. close() and then join() wait for the last task; "
            "the end of a with Pool() block does not wait.",
            number=number, who=evidence.main,
        )  # fmt: skip
    return Failure("There is no note about {number}.", number=number)


@pytest.mark.points(1)
@pytest.mark.depends("one_note")
def test_from_worker(evidence):
    """Every note names the worker that made the payment."""
    for line, (_, number, worker, _own) in notes(evidence):
        for paid, _ in lines_about(evidence, "paid", number):
            payer = evidence.writer(paid)
            if worker != str(payer.pid) and worker == str(evidence.main.pid):
                raise Failure(
                    "The note about {number} names {main} as the worker, but {who} paid. os.getpid() is the "
                    "pid of the process that executes it: call it in pay(), and return it with the result.",
                    number=number, main=evidence.main, who=payer, actual=line.text,
                )  # fmt: skip
            if worker != str(payer.pid):
                raise Failure(
                    "The note about {number} names process {worker} as the worker, but {who} paid.",
                    number=number, worker=worker, who=payer, actual=line.text,
                )  # fmt: skip
        if not lines_about(evidence, "paid", number):
            raise Failure("There is a note about {number}, but nobody paid.", number=number)


@pytest.mark.points(3)
@pytest.mark.depends("one_note")
def test_in_main(evidence):
    """Every note is written by the main process, and ends with its pid."""
    main = evidence.main
    for line, words in notes(evidence):
        writer = evidence.writer(line)
        if writer.index != main.index:
            raise Failure(
                "{who} wrote the note about {number}. Whatever pay() calls runs in the worker; a function "
                "that is handed over as callback=note runs in {main}.",
                who=writer, number=words[1], main=main, actual=line.text,
            )  # fmt: skip
        if words[3] != str(main.pid):
            raise Failure(
                "The note about {number} says that process {pid} wrote it, but it was {who}. os.getpid() in "
                "the callback tells the pid of the process that runs it.",
                number=words[1], pid=words[3], who=main, actual=line.text,
            )  # fmt: skip


@pytest.mark.points(3)
@pytest.mark.depends("in_main")
def test_callback(evidence):
    """Every note is written by a callback, which is called for the task that paid."""
    main, writes = evidence.main, evidence.seen("o.w", by=evidence.main)
    for line, (_, number, *_rest) in notes(evidence):
        wrote_it = [call for call in callbacks(evidence) if wrote(call, writes, line.text)]
        if not wrote_it:
            raise not_by_callback(evidence, writes, line, number)
        jobs = paid_by(evidence, number)
        told = [call for call in callbacks(evidence) if call.job in jobs]
        if not any(call.begin.at <= last.begin.at for call in told for last in wrote_it):
            raise Failure(
                "{who} wrote the note about {number} in a callback, but none was called for the task which "
                "paid: hand it to the pool together with that payment, and it is called for its result.",
                who=main, number=number,
            )  # fmt: skip


def not_by_callback(evidence, writes, line, number):
    main, event = evidence.main, next((event for event in writes if line.text in event.value), None)
    if event is None:
        return unseen(main, line)
    if not callbacks(evidence):
        return Failure(
            "{who} wrote the note about {number} ({place}), but no callback of a process pool was ever "
            "called, so your program calls note() itself. Hand the function over, callback=note without "
            "brackets, and the pool calls it as soon as a result is there.",
            who=main, number=number, place=evidence.place(event),
        )  # fmt: skip
    return Failure(
        "{who} wrote the note about {number} ({place}) outside of any callback. There are callbacks, but "
        "it is not they that write the notes.",
        who=main, number=number, place=evidence.place(event),
    )  # fmt: skip


def unseen(who, line):
    said = line.text
    return Failure('How {who} wrote "{line}" was not seen; use a plain print() for it.', who=who, line=said)


def paid_by(evidence, number):
    """The jobs of a pool in which this payment was made: the worker wrote that line while it was at one."""
    jobs = set()
    for line, _ in lines_about(evidence, "paid", number):
        payer = evidence.writer(line)
        times = [event.at for event in evidence.seen("o.w", by=payer) if line.text in event.value]
        if not times:
            raise unseen(payer, line)
        jobs |= {task.job for task in evidence.tasks.by(payer) if any(during(task, at) for at in times)}
    return jobs


def during(span, at):
    """Whether a task or a callback was at work then."""
    return span.begin.at <= at and (span.end is None or at <= span.end.at)


def wrote(call, writes, text):
    """Whether this callback wrote the line.

    Usually it did so in its own thread.  Where two threads print at once, one of them may carry the line of
    the other to the kernel together with its own, while that one still stands in its print().
    """
    meanwhile = [event for event in writes if during(call, event.at)]
    own = "".join(event.value for event in meanwhile if event.thread == call.begin.thread)
    others = [event.value for event in meanwhile if event.thread != call.begin.thread]
    carried = [value for value in others if value.strip() != text]
    return text in own.splitlines() or any(text in value.splitlines() for value in carried)
