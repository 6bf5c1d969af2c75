"""Checks of ex15_errors: the bank refused in a worker, and main heard of it, with number and reason.

Who wrote which line is the kernel's word.  Which reason the bank gave follows from the number and from the
pid of the worker, so main cannot know it unless the exception has travelled.  That it did, and that somebody
asked for it, is told by the probe.
"""

import pytest

from grader.checks import Failure

REASONS = "NoAccount", "AccountClosed", "LimitReached"  # as in files/bank.py
REFUSED = 100  # numbers from here on


def numbers(evidence):
    return list(evidence.scenario.args)


def refused(evidence):
    return [number for number in numbers(evidence) if int(number) >= REFUSED]


def lines_about(evidence, first, number):
    """The lines on stdout that begin with these two words."""
    return [line for line in evidence.lines() if line.text.split()[:2] == [first, number]]


def clerk(evidence, number):
    """The process that tried to pay."""
    return evidence.writer(lines_about(evidence, "trying", number)[0])


def reason(evidence, number):
    """The exception that the bank raised."""
    return REASONS[(int(number) + clerk(evidence, number).pid) % len(REASONS)]


def task_of(evidence, number):
    """The task in which the bank tried to pay; None if it was none, or its beginning was not seen."""
    said = evidence.written(lines_about(evidence, "trying", number)[0])
    return evidence.tasks.begun_before(said) if said else None


def answers(evidence, task):
    """The events by which main came to know of this task's error: an error_callback, a future's callback, or
    somebody who waited for the result and got the exception."""
    found = evidence.seen("eb.run", "cb.run", "res.get", by=evidence.main)
    return [e for e in found if e.object == task.job and (e.kind != "res.get" or e.value == "error")]


@pytest.mark.points(1)
def test_ends(evidence):
    """The program ends by itself and without an error."""
    ending, main = evidence.ending, evidence.main
    raised = next((call for call in evidence.callbacks if call.outcome not in ("ok", None)), None)
    if raised and raised.outcome in REASONS:
        raise Failure(
            "A callback raised {error}, in {who}: also in a callback result() raises what the task raised.",
            error=raised.outcome, who=main,
        )  # fmt: skip
    if raised:
        raise Failure(
            "A callback raised {error}, in the thread of {who} that delivers the results. A callback is "
            "called with one argument: the result; an error_callback with the exception, the callback of a "
            "future with the future.",
            error=raised.outcome, who=main,
        )  # fmt: skip
    if ending.ok:
        return
    error = evidence.traceback(main)
    if ending.kind == "exited" and error and any(name in error for name in REASONS):
        raise Failure(
            "{who} stopped with {error}. get() and result() raise what the task has raised; nobody caught "
            "it, and what was to come after that was not done any more.",
            who=main, error=error,
        )  # fmt: skip
    if ending.kind == "exited" and error:
        raise Failure("{who} stopped with {error}.", who=main, error=error)
    raise Failure(ending.summary.template, **ending.summary.fields)


@pytest.mark.points(1)
def test_tried(evidence):
    """The bank is asked once for every payment, by a process other than main."""
    for number in numbers(evidence):
        found = lines_about(evidence, "trying", number)
        writers = [evidence.writer(line) for line in found]
        if evidence.main in writers:
            raise Failure('{who} wrote "trying {number}" itself, so pay({number}) was executed in main.',
                          who=evidence.main, number=number)  # fmt: skip
        if not found:
            raise Failure(
                'Nobody wrote "trying {number}". Either pay() was not called with this number, or main did '
                "not wait for the end of all tasks.",
                number=number,
            )
        if len(found) > 1:
            raise Failure('"trying {number}" was written {count} times.', number=number, count=len(found))
        if writers[0].role not in ("worker", "child") or not writers[0].observed:
            raise Failure('{who}, which wrote "trying {number}", is no worker.',
                          who=writers[0], number=number)  # fmt: skip


@pytest.mark.points(2)
@pytest.mark.depends("tried")
def test_paid(evidence):
    """For every payment that was made, main prints its number and the pid of the worker."""
    for number in numbers(evidence):
        found = lines_about(evidence, "paid", number)
        if number in refused(evidence):
            if found:
                raise Failure("The bank refused to pay {number}, but somebody says it was paid.",
                              number=number, actual=found[0].text)  # fmt: skip
            continue
        expected, task = f"paid {number} {clerk(evidence, number).pid}", task_of(evidence, number)
        if task and task.outcome == "error":
            raise Failure(
                "Payment {number} was not made: the task raised {error} in {who}, which is none of the "
                "bank's reasons. pay() wants one whole number, an int.",
                number=number, error=task.error.value, who=task.process, expected=expected,
            )  # fmt: skip
        if not found:
            raise Failure(
                'There is no line "paid {number}", though {who} made the payment: its result was not shown. '
                "The failure of another task must not keep it back.",
                number=number, who=clerk(evidence, number), expected=expected,
            )  # fmt: skip
        wrong_line(evidence, number, found, expected)


def wrong_line(evidence, number, found, expected):
    """Fails unless there is one such line, by main, of these words."""
    if len(found) > 1:
        raise Failure("There are {count} lines about {number}.", count=len(found), number=number,
                      expected=expected, actual="\n".join(line.text for line in found))  # fmt: skip
    if evidence.writer(found[0]) != evidence.main:
        raise Failure('{who} wrote "{line}". It is {main} that is to know and to say it.',
                      who=evidence.writer(found[0]), line=found[0].text, main=evidence.main)  # fmt: skip
    if found[0].text.split() != expected.split():
        raise Failure("The line about {number} is not what {who} had to tell.", number=number,
                      who=clerk(evidence, number), expected=expected, actual=found[0].text)  # fmt: skip


@pytest.mark.points(2)
@pytest.mark.depends("tried")
def test_raised(evidence):
    """Every payment that the bank refuses is a task of a pool, which ends with the exception."""
    for number in refused(evidence):
        task, who = task_of(evidence, number), clerk(evidence, number)
        if task is None:
            raise Failure("{who} called pay({number}), but not in a task of a pool or an executor.",
                          who=who, number=number)  # fmt: skip
        if task.outcome == "ok":
            raise Failure(
                "The bank raised {error} in {who} when {number} was to be paid, but the task ended as if "
                "nothing had happened: something in the worker has caught it. Let it travel to main.",
                error=reason(evidence, number), who=who, number=number,
            )  # fmt: skip
        if task.outcome is None:
            raise Failure("The task in which {who} was to pay {number} never came to its end.",
                          who=who, number=number)  # fmt: skip


@pytest.mark.points(3)
@pytest.mark.depends("raised")
def test_reported(evidence):
    """For every payment that failed, main prints its number and the name of the exception."""
    for number in numbers(evidence):
        found, task = lines_about(evidence, "failed", number), task_of(evidence, number)
        if found and number not in refused(evidence) and (task is None or task.outcome == "ok"):
            raise Failure(
                "{count} lines say that {number} failed, but {who} made this payment. A function that looks "
                "up a loop's variable when it is called finds the number of the last turn there.",
                count=len(found), number=number, who=clerk(evidence, number), actual=found[0].text,
            )  # fmt: skip
    for number in refused(evidence):
        found = lines_about(evidence, "failed", number)
        expected = f"failed {number} {reason(evidence, number)}"
        if not found:
            raise vanished(evidence, number, expected)
        wrong_line(evidence, number, found, expected)


def vanished(evidence, number, expected):
    task, error = task_of(evidence, number), reason(evidence, number)
    if task and task.outcome == "error" and not answers(evidence, task):
        return Failure(
            "Task pay({number}) raised {error} in {who}, and nobody asked. The exception lies in the result "
            "of the task; without get(), result(), exception() or an error_callback it vanishes.",
            number=number, error=error, who=clerk(evidence, number), expected=expected,
        )  # fmt: skip
    nameless = [line.text for line in evidence.lines(by=evidence.main) if is_nameless(evidence, line.text)]
    if nameless:
        return Failure(
            'Main says "{line}", but not for which payment. An exception does not know the number: whoever '
            "asks for it has to.",
            line=nameless[0], expected=expected,
        )  # fmt: skip
    return Failure(
        'There is no line "failed {number}". The bank raised {error} in {who}, and main does not say so.',
        number=number, error=error, who=clerk(evidence, number), expected=expected,
    )  # fmt: skip


def is_nameless(evidence, text):
    return text.split()[:1] == ["failed"] and not set(text.split()) & set(numbers(evidence))


@pytest.mark.points(3)
@pytest.mark.depends("reported")
def test_asked(evidence):
    """Main reports a failure because it was told of the exception, by the pool."""
    main = evidence.main
    for number in refused(evidence):
        told = answers(evidence, task_of(evidence, number))
        line = lines_about(evidence, "failed", number)[0]
        said = evidence.written(line)
        if said is None:
            raise Failure('How {who} wrote "{line}" was not seen; use a plain print() for it.',
                          who=main, line=line.text)  # fmt: skip
        if not any(event.at <= said.at for event in told):
            raise Failure(
                '{who} wrote "{line}" ({place}) before it had asked for this result, or without asking at '
                "all. How could it know?",
                who=main, line=line.text, place=evidence.place(said),
            )  # fmt: skip
