"""Checks of ex12_join: nobody was lost, and it was no luck: main had waited before it wrote "closed".

Who wrote "served 17", and what came after what on the screen, is the kernel's word.  That something made main
wait is told by the order of the probe's events: each "served" before a join, get or wait that came back.
"""

import pytest

from grader.checks import Failure

OPEN, SHUT = "Pool is still running", "Pool not running"
ENDED = ("exited", "signalled")


def customers(evidence):
    return list(evidence.scenario.args)


def served(evidence, number=None):
    """The lines on stdout about one customer who was served, or about all."""
    found = [(line, line.text.split()) for line in evidence.lines()]
    return [line for line, words in found if words[:1] == ["served"] and number in (None, *words[1:])]


def closed_lines(evidence):
    return [line for line in evidence.lines() if line.text.split() == ["closed"]]


def lost(evidence):
    return [number for number in customers(evidence) if not served(evidence, number)]


@pytest.mark.points(1)
def test_ends(evidence):
    """The program ends by itself and without an error."""
    ending, main = evidence.ending, evidence.main
    error = evidence.traceback(main)
    if ending.ok:
        return
    if ending.kind == "exited" and error and OPEN in error:
        raise Failure(
            "{who} stopped with {error}. As long as the pool is open, more tasks may come, and join() "
            "cannot know which is the last one. close() comes first.",
            who=main, error=error,
        )  # fmt: skip
    if ending.kind == "exited" and error and SHUT in error:
        raise Failure(
            "{who} stopped with {error}. A task was handed over after close() or terminate(): the door is "
            "locked, nobody is let in any more.",
            who=main, error=error,
        )  # fmt: skip
    if ending.kind == "exited" and error:
        raise Failure("{who} stopped with {error}.", who=main, error=error)
    raise Failure(ending.summary.template, **ending.summary.fields)


@pytest.mark.points(3)
def test_served(evidence):
    """Every customer is served, once, by a worker of a pool or an executor."""
    main = evidence.main
    for line in served(evidence):
        who = evidence.writer(line)
        if who == main:
            raise Failure(
                '{who} wrote "{line}" itself. A thread is part of its process, also that of a ThreadPool, '
                "and so is a call like serve(n). A worker serves whoever is handed to its pool.",
                who=who, line=line.text,
            )  # fmt: skip
        if who.role != "worker" or not who.observed:
            raise Failure('{who}, which wrote "{line}", is no worker of a pool or an executor.',
                          who=who, line=line.text)  # fmt: skip
    if lost(evidence):
        raise why_lost(evidence)
    for number in customers(evidence):
        count = len(served(evidence, number))
        if count > 1:
            raise Failure("Customer {number} was served {count} times.", number=number, count=count)


def why_lost(evidence):
    """Why some were not served, with the first of them and how many they are."""
    main, error = evidence.main, evidence.traceback(evidence.main)
    facts = {"number": lost(evidence)[0], "count": len(lost(evidence)),
             "all": len(customers(evidence)), "main": main}  # fmt: skip
    failed, stop = evidence.happened("task.error"), stopped(evidence)
    if failed:
        return Failure(
            "Customer {number} was not served ({count} of {all} were not): the task raised {error}, and "
            "nobody asked for its result. Does serve() get its argument as a tuple of one, (n,)? get() "
            "would show the error.",
            error=failed[0].value, **facts,
        )  # fmt: skip
    if stop:
        return Failure(
            "Customer {number} was not served ({count} of {all} were not): {main} ended the pool ({place}) "
            "while there was still work to do. terminate() stops the workers in the middle of whatever they "
            "do, and the end of a with Pool() block is a terminate().",
            place=evidence.place(stop), **facts,
        )  # fmt: skip
    if evidence.ending.kind not in ENDED:
        return Failure(
            "Customer {number} was not served ({count} of {all} were not) before the run was stopped.",
            **facts,
        )
    if error:
        return Failure(
            "Customer {number} was not served ({count} of {all} were not): {main} stopped with {error}, and "
            "the workers with it.",
            error=error, **facts,
        )  # fmt: skip
    if evidence.happened("pool.join", by=main):
        return Failure(
            "Customer {number} was not served ({count} of {all} were not), although the pool came to its "
            "end. The task was never begun: it could not be sent to a worker, or it was cancelled. get() or "
            "result() would show why.",
            **facts,
        )
    if evidence.happened("pool.submit"):
        return Failure(
            "Customer {number} was not served ({count} of {all} were not): {main} came to its end and did "
            "not wait. The workers are stopped together with it, without any message.",
            **facts,
        )
    return Failure(
        "Customer {number} was not served ({count} of {all} were not): no task was handed to a pool.",
        **facts,
    )


def stopped(evidence):
    """The terminate() of main's that came before all tasks were over, or None."""
    ends = evidence.happened("pool.terminate", by=evidence.main)
    return next((event for event in ends if any(is_open(task, event) for task in evidence.tasks)), None)


def is_open(task, event):
    """Whether this task was not over yet at that moment."""
    return task.end is None or task.end.at > event.at


@pytest.mark.points(2)
@pytest.mark.depends("served")
def test_handed(evidence):
    """All customers are let in before main waits for the first."""
    if evidence.tasks.submitted_all_before_first_wait():
        return
    wait = evidence.happened("res.wait", "pool.joining")[0]
    late = [task for task in evidence.tasks if task.submitted.at > wait.at]
    raise Failure(
        "{main} handed over a task and waited for it ({wait}), and {count} of {all} tasks were handed over "
        "only after that. What is not there yet no worker can begin, however many there are. apply() waits, "
        "and so does get() or join() inside the loop.",
        main=evidence.main, wait=evidence.place(wait), count=len(late), all=len(evidence.tasks),
    )  # fmt: skip


@pytest.mark.points(1)
@pytest.mark.depends("ends")
def test_closed(evidence):
    """Main writes one line, closed."""
    lines = closed_lines(evidence)
    for line in lines:
        if line.process != evidence.main.index:
            raise Failure('{who} wrote "closed"; that is for {main} to say.',
                          who=evidence.writer(line), main=evidence.main)  # fmt: skip
    if len(lines) != 1:
        raise Failure('{main} wrote "closed" {count} times, not once.', main=evidence.main, count=len(lines))


@pytest.mark.points(3)
@pytest.mark.depends("closed")
def test_waited(evidence):
    """When main writes closed, it has waited for every customer."""
    main, lines = evidence.main, served(evidence)
    if not evidence.tasks:
        raise Failure("{main} handed no task to a pool, so there was nothing to wait for.", main=main)
    (last,) = closed_lines(evidence)
    closed = evidence.written(last)
    if closed is None:
        raise Failure('How {main} wrote "closed" was not seen; use a plain print().', main=main)
    for line in evidence.lines()[evidence.lines().index(last) :]:
        if line in lines:
            raise Failure(
                '{main} wrote "closed" ({place}), and after that {who} wrote "{line}". apply_async() and '
                "submit() do not wait: what comes after them runs at once.",
                main=main, place=evidence.place(closed), who=evidence.writer(line), line=line.text,
            )  # fmt: skip
    if lost(evidence):
        raise Failure(
            '{main} wrote "closed" ({place}) when {count} of {all} customers had not been served. It had '
            "not waited for them.",
            main=main, place=evidence.place(closed), count=len(lost(evidence)), all=len(customers(evidence)),
        )  # fmt: skip
    writes = [evidence.written(line) for line in lines]
    unsure = [write for write in writes if not write or not evidence.order.before(write, closed)]
    if unsure:
        raise Failure(
            'All were served when {main} wrote "closed" ({place}), but that was luck: for {count} of {all} '
            "customers nothing had made it wait. A sleep is a guess. join(), get(), wait() and shutdown() "
            "come back when the work is done, not earlier and not later.",
            main=main, place=evidence.place(closed), count=len(unsure), all=len(lines),
        )  # fmt: skip
