"""Checks of ex17_futures: tasks of an executor measured, and main shows what their futures hold, in order.

Who wrote "measuring 17" is the kernel's word.  An area, and the text of an exception, depend on the pid of
the surveyor, so main cannot know them unless they have travelled.  measure() is made so that the first plot
is ready last: whoever asks for its result before the others are handed over waits for ever, and whoever shows
the plots as they get ready shows them in a wrong order.  That it was an executor, and that main asked the
futures, is told by the probe.
"""

from itertools import pairwise

import pytest

from grader.checks import Failure

LOCKED = 500  # as in files/survey.py: numbers from here on


def plots(evidence):
    return list(evidence.scenario.args)


def locked(evidence):
    return [plot for plot in plots(evidence) if int(plot) >= LOCKED]


def lines_about(evidence, first, plot):
    """The lines on stdout that begin with these two words."""
    return [line for line in evidence.lines() if line.text.split()[:2] == [first, plot]]


def surveyor(evidence, plot):
    """The process that began to measure."""
    return evidence.writer(lines_about(evidence, "measuring", plot)[0])


def told_by(evidence, plot):
    """What measure() has returned or raised, as main is to show it."""
    pid = surveyor(evidence, plot).pid
    return f"locked, says {pid}" if plot in locked(evidence) else str(int(plot) * 1000 + pid % 1000)


def task_of(evidence, plot):
    """The task in which it was measured."""
    said = evidence.written(lines_about(evidence, "measuring", plot)[0])
    task = evidence.tasks.begun_before(said) if said else None
    if task is None:
        raise Failure("{who} measured plot {plot}, but not in a task of an executor.",
                      who=surveyor(evidence, plot), plot=plot)  # fmt: skip
    return task


def errors(evidence):
    """Whoever ended with a traceback, main first, with its last line."""
    found = [(process, evidence.traceback(process)) for process in evidence.processes]
    return [(process, error) for process, error in found if error]


@pytest.mark.points(1)
def test_measured(evidence):
    """Every plot is measured once, by a process other than main."""
    begun = [plot for plot in plots(evidence) if lines_about(evidence, "measuring", plot)]
    if not begun:
        raise why_nobody(evidence)
    for plot in begun:
        count, who = len(lines_about(evidence, "measuring", plot)), surveyor(evidence, plot)
        if who == evidence.main:
            raise Failure(
                "{who} measured plot {plot} itself. A thread is part of its process, also that of a "
                "ThreadPoolExecutor, and so is a call like measure(n).",
                who=who, plot=plot,
            )  # fmt: skip
        if count > 1:
            raise Failure("Plot {plot} was measured {count} times.", plot=plot, count=count)
        if who.role not in ("worker", "child") or not who.observed:
            raise Failure("{who}, which measured plot {plot}, is no worker.", who=who, plot=plot)
    missing = [plot for plot in plots(evidence) if plot not in begun]
    if missing and evidence.ending.kind == "exited":
        raise Failure("Nobody began to measure plot {plot}.", plot=missing[0])


def why_nobody(evidence):
    for who, error in errors(evidence):
        return Failure("No plot was measured: {who} stopped with {error}.", who=who, error=error)
    for raised in evidence.happened("task.error"):
        return Failure(
            "No plot was measured: a task raised {error}. measure() wants one whole number, an int, and "
            "submit() hands on its arguments as they are, without a tuple around them.",
            error=raised.value,
        )
    if evidence.happened("pool.submit"):
        return Failure(
            "No plot was measured: tasks were handed over, but none of them came to a worker. A function "
            "that cannot be pickled, such as a lambda, never does; result() raises the error.",
        )
    return Failure("No plot was measured: measure() was never called.")


@pytest.mark.points(2)
@pytest.mark.depends("measured")
def test_executor(evidence):
    """Every plot is a task of a ProcessPoolExecutor."""
    for plot in plots(evidence):
        if not lines_about(evidence, "measuring", plot):
            continue
        task, who = task_of(evidence, plot), surveyor(evidence, plot)
        if task.executor is None:
            raise Failure(
                "{who}, which measured plot {plot}, belongs to a multiprocessing.Pool ({place}). This "
                "exercise is about the other one, concurrent.futures.ProcessPoolExecutor.",
                who=who, plot=plot, place=evidence.place(task.submitted),
            )  # fmt: skip


@pytest.mark.points(3)
@pytest.mark.depends("measured")
def test_submitted(evidence):
    """All plots are handed over before main waits for the first result."""
    if evidence.tasks.submitted_all_before_first_wait() and len(evidence.tasks) >= len(plots(evidence)):
        return
    waits = evidence.happened("res.wait", "pool.joining")
    first = min(waits, key=lambda event: event.at, default=None)
    given = [task for task in evidence.tasks if first is None or task.submitted.at < first.at]
    facts = {"who": evidence.main, "count": len(given), "all": len(plots(evidence))}
    if first is None:
        raise Failure("{who} handed over {count} tasks for {all} plots.", **facts)
    if first.kind == "pool.joining":
        raise Failure(
            "{who} had handed over {count} of {all} tasks when it began to wait for the end of the executor "
            "({place}): the end of a with block waits for all its tasks. One executor is enough.",
            place=evidence.place(first), **facts,
        )  # fmt: skip
    raise Failure(
        "{who} had handed over {count} of {all} tasks when it began to wait for a result ({place}). As long "
        "as it waits it hands over nothing, and the other workers have nothing to do.",
        place=evidence.place(first), **facts,
    )  # fmt: skip


@pytest.mark.points(1)
@pytest.mark.depends("submitted")
def test_raised(evidence):
    """A plot with a locked gate is a task that ends with the exception."""
    for plot in locked(evidence):
        if not lines_about(evidence, "measuring", plot):
            raise Failure("Nobody came to the gate of plot {plot}.", plot=plot)
        task, who = task_of(evidence, plot), surveyor(evidence, plot)
        if task.outcome == "ok":
            raise Failure(
                "measure({plot}) raised NoEntry in {who}, but the task ended as if nothing had happened: "
                "something in the worker has caught it. Let it travel; the future brings it to main.",
                plot=plot, who=who,
            )  # fmt: skip
        if task.error is None:
            raise Failure("The task in which {who} was at plot {plot} never came to its end.",
                          who=who, plot=plot)  # fmt: skip
        if task.error.value != "NoEntry":
            raise Failure(
                "The task in which {who} was at plot {plot} raised {error}. measure() wants one whole "
                "number, an int, and raises NoEntry.",
                who=who, plot=plot, error=task.error.value,
            )  # fmt: skip


@pytest.mark.points(3)
@pytest.mark.depends("submitted")
def test_results(evidence):
    """Main shows for each plot what its future holds: the area, or the exception."""
    for plot in plots(evidence):
        found = lines_about(evidence, "plot", plot)
        if not lines_about(evidence, "measuring", plot):
            raise Failure("Nobody began to measure plot {plot}.", plot=plot)
        expected = f"plot {plot} {told_by(evidence, plot)}"
        if not found:
            raise why_not_shown(evidence, plot, expected)
        wrong_line(evidence, plot, found, expected)
        not_asked(evidence, plot, found[0])


def why_not_shown(evidence, plot, expected):
    main, error, task = evidence.main, evidence.traceback(evidence.main), task_of(evidence, plot)
    if error:
        return Failure("{who} does not show plot {plot}: it stopped with {error}.",
                       who=main, plot=plot, error=error, expected=expected)  # fmt: skip
    if task.end is None:
        return Failure("Plot {plot} was never finished: {who} was still at it when the run was over.",
                       plot=plot, who=surveyor(evidence, plot), expected=expected)  # fmt: skip
    if answers(evidence, task):
        return Failure(
            "{who} asked for the result of plot {plot}, but there is no line about it. A plot that cannot be "
            "measured is to be shown as well, and must not keep back the others.",
            who=main, plot=plot, expected=expected,
        )  # fmt: skip
    return Failure(
        "{surveyor} was at plot {plot}, but {who} never asked its future. What the task has returned or "
        "raised lies in there until somebody calls result().",
        surveyor=surveyor(evidence, plot), plot=plot, who=main, expected=expected,
    )  # fmt: skip


def wrong_line(evidence, plot, found, expected):
    """Fails unless there is one such line, by main, of these words."""
    if len(found) > 1:
        raise Failure("There are {count} lines about plot {plot}.", count=len(found), plot=plot,
                      expected=expected, actual="\n".join(line.text for line in found))  # fmt: skip
    if evidence.writer(found[0]) != evidence.main:
        raise Failure('{who} wrote "{line}". What measure() returns is to reach {main}, and {main} shows it.',
                      who=evidence.writer(found[0]), line=found[0].text, main=evidence.main)  # fmt: skip
    if found[0].text.split() != expected.split():
        raise Failure("The line about plot {plot} is not what came from {who}.", plot=plot,
                      who=surveyor(evidence, plot), expected=expected, actual=found[0].text)  # fmt: skip


def answers(evidence, task):
    """The events by which main came to know of this result: it waited for it, or the future called back."""
    found = evidence.seen("cb.run", "res.get", by=evidence.main)
    return [e for e in found if e.object == task.job and e.value != "timeout"]


def not_asked(evidence, plot, line):
    """Fails unless the future was asked before this line was written."""
    main, said = evidence.main, evidence.written(line)
    if said is None:
        raise Failure('How {who} wrote "{line}" was not seen; use a plain print() for it.',
                      who=main, line=line.text)  # fmt: skip
    if not any(event.at <= said.at for event in answers(evidence, task_of(evidence, plot))):
        raise Failure(
            '{who} wrote "{line}" ({place}) without having asked the future. It is the future that brings '
            "what a task has returned or raised; nothing else is needed.",
            who=main, line=line.text, place=evidence.place(said),
        )  # fmt: skip


@pytest.mark.points(2)
@pytest.mark.depends("results")
def test_order(evidence):
    """Main shows the plots in the order of the command line."""
    words = [line.text.split() for line in evidence.lines()]
    shown = [word[1] for word in words if word[:1] == ["plot"] and word[1:2] and word[1] in plots(evidence)]
    for first, second in pairwise(shown):
        if plots(evidence).index(first) > plots(evidence).index(second):
            raise Failure(
                "{main} shows plot {first} before {second}, but on the command line {second} stands before "
                "it. Shown as they get ready, the plots change places; a list of futures keeps them.",
                main=evidence.main, first=first, second=second,
                expected=" ".join(plots(evidence)), actual=" ".join(shown),
            )  # fmt: skip


@pytest.mark.points(1)
@pytest.mark.depends("submitted")
def test_ends(evidence):
    """The program ends by itself and without an error."""
    ending, main = evidence.ending, evidence.main
    raised = next((call for call in evidence.callbacks if call.outcome not in ("ok", None)), None)
    if raised:
        raise Failure(
            "A callback raised {error}, in {who}. The callback of a future is called with the future, and "
            "result() raises what the task raised, also in there.",
            error=raised.outcome, who=main,
        )  # fmt: skip
    if ending.ok:
        return
    error = evidence.traceback(main)
    if ending.kind == "exited" and error and "NoEntry" in error:
        raise Failure(
            "{who} stopped with {error}. result() raises what the task has raised; nobody caught it, and "
            "what was to come after that was not done any more.",
            who=main, error=error,
        )  # fmt: skip
    if ending.kind == "exited" and error:
        raise Failure("{who} stopped with {error}.", who=main, error=error)
    alone = [event for event in evidence.happened("pool.new", by=main) if event.value.endswith(" 1")]
    if ending.kind == "deadlocked" and alone:
        raise Failure(
            "The executor has one worker ({place}). It stands on the common, plot {plot}, and waits for "
            "somebody to measure the others. (Without a number there is one worker for each CPU.)",
            place=evidence.place(alone[0]), plot=plots(evidence)[0],
        )  # fmt: skip
    raise Failure(ending.summary.template, **ending.summary.fields)
