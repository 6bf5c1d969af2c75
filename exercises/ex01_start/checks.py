"""Checks of ex01_start: who greeted, when each process was started, and what main waited for."""

from collections import Counter

import pytest

from grader.checks import Failure

DONE = "all done"


def written(evidence, text):
    """The lines on stdout that consist of this text, whoever wrote them."""
    return [line for line in evidence.lines() if line.text.rstrip() == text]


def resembling(evidence, name):
    """A line that was perhaps meant to be the greeting of this name."""
    return next((line.text for line in evidence.lines() if name.lower() in line.text.lower()), "(nothing)")


def moment(evidence, text):
    """The event with which main had written this text for the first time, or None."""
    so_far = ""
    for event in evidence.happened("o.w", by=evidence.main):
        so_far += event.value
        if text in so_far.splitlines():
            return event
    return None


@pytest.mark.points(1)
def test_ends(evidence):
    """The program ends normally."""
    error = evidence.traceback(evidence.main)
    if error and not evidence.ending.ok:
        raise Failure("{who} stopped with an error: {error}", who=evidence.main, error=error)
    if not evidence.ending.ok:
        summary = evidence.ending.summary
        raise Failure(summary.template, **summary.fields)


@pytest.mark.points(1)
def test_children(evidence):
    """Main starts one process for every name."""
    main, names, processes = evidence.main, evidence.scenario.args, evidence.started()
    if any(process.role == "worker" for process in evidence.children()):
        raise Failure(
            "The names were given to the workers of a pool, which share the tasks among themselves. Here "
            "every name is to have a Process of its own."
        )
    if not processes and (error := evidence.traceback(main)):
        raise Failure("{who} stopped before it had started a process: {error}", who=main, error=error)
    if not processes:
        raise Failure(
            "{who} was alone: it started no multiprocessing.Process at all. A call of the function or of "
            "run(), and a thread as well, stays inside the process; only Process(...).start() makes a new "
            "one.",
            who=main,
        )
    repeated = Counter(names).most_common(1)[0][0]
    if len(processes) == len(set(names)) < len(names):
        raise Failure(
            "{count} processes were started for {wanted} names, and {name} is there twice. In a dict or a "
            "set by name the second process takes the place of the first; a list keeps both.",
            count=len(processes), wanted=len(names), name=repeated,
        )  # fmt: skip
    if len(processes) != len(names):
        raise Failure(
            "{who} started {count} processes for {wanted} names.",
            who=main, count=len(processes), wanted=len(names),
        )  # fmt: skip


@pytest.mark.points(1)
@pytest.mark.depends("children")
def test_no_crash(evidence):
    """Every child process ends without an error."""
    for child in evidence.started():
        error = evidence.traceback(child)
        if any("bootstrapping phase" in line.text for line in evidence.lines("stderr", child)):
            raise Failure(
                "{who} stopped with a RuntimeError before it reached your function. Under spawn every "
                "child first imports your file, and this file starts processes while it is being imported. "
                'Put that part under if __name__ == "__main__": and only main will execute it.',
                who=child,
            )
        if error and error.startswith("TypeError") and "positional argument" in error:
            raise Failure(
                "{who} could not call your function: {error}. Python unpacks args, and a text without a "
                "comma is unpacked letter by letter: args=(name) is just name, args=(name,) is a tuple.",
                who=child, error=error,
            )  # fmt: skip
        if error:
            raise Failure(
                "{who} stopped with {error}. Main does not notice this: only the child's exit code and its "
                "traceback on stderr tell.",
                who=child, error=error,
            )  # fmt: skip
        if child.exit_code != 0:
            raise Failure(
                "{who} ended with exit code {code}, not with 0. A negative code is the signal that ended "
                "it; daemon processes are killed when main ends.",
                who=child, code="?" if child.exit_code is None else child.exit_code,
            )  # fmt: skip


@pytest.mark.points(2)
@pytest.mark.depends("no_crash")
def test_greeted(evidence):
    """Every greeting is written by a child process of its own."""
    for name, count in Counter(evidence.scenario.args).items():
        lines = written(evidence, f"hello {name}")
        if any(line.process == evidence.main.index for line in lines):
            event = moment(evidence, f"hello {name}")
            raise Failure(
                '{who} wrote "hello {name}" itself (line {line}), so the child had nothing to do with it. '
                "Did main call the function, as in target=greet(name)? That runs at once, in main. Hand "
                "over the function and its arguments apart: target=greet, args=(name,).",
                who=evidence.main, name=name, line=event.line if event and event.line else "?",
            )  # fmt: skip
        if len(lines) != count:
            raise Failure(
                "{name} stands {wanted} times among the arguments, and was greeted {count} times.",
                name=name, wanted=count, count=len(lines),
                expected=f"hello {name}", actual=resembling(evidence, name),
            )  # fmt: skip
    greetings = {f"hello {name}" for name in evidence.scenario.args}
    for child in evidence.started():
        count = sum(line.text.rstrip() in greetings for line in evidence.lines(by=child))
        if count != 1:
            raise Failure("{who} wrote {count} greetings; each child writes one.", who=child, count=count)


@pytest.mark.points(2)
@pytest.mark.depends("children")
def test_start_first(evidence):
    """All processes are started before the first join."""
    starts = evidence.happened("p.start", by=evidence.main)
    joins = evidence.happened("p.joining", "p.join", by=evidence.main)
    if joins and joins[0].at < starts[-1].at:
        raise Failure(
            "{who} called join() (line {join}) when it had started {count} of {total} processes; the last "
            "start() (line {start}) came only after that wait. So the processes ran one after another, and "
            "nothing was won. Start all of them in one loop and join them in a second one.",
            who=evidence.main, join=joins[0].line or "?", start=starts[-1].line or "?",
            count=sum(start.at < joins[0].at for start in starts), total=len(starts),
        )  # fmt: skip


@pytest.mark.points(2)
@pytest.mark.depends("children")
def test_joined(evidence):
    """Main has joined every process before it prints "all done"."""
    main, done = evidence.main, moment(evidence, DONE)
    if done is None and written(evidence, DONE):
        raise Failure('When main wrote "all done" was not seen; write the whole line with one plain print().')
    if done is None:
        raise Failure('{who} never printed the line "all done".', who=main)
    before = [event for event in evidence.happened("p.joining", "p.join", by=main) if event.at < done.at]
    joined = {event.object for event in before if event.kind == "p.join"}
    missing = [process for process in evidence.started() if str(process.pid) not in joined]
    total = len(evidence.started())
    if not missing:
        return
    if any(event.object == str(missing[0].pid) and event.value for event in before):
        raise Failure(
            '{who} had not ended when main printed "all done" (line {line}): join() with a time-out stops '
            "waiting when the time is over, and it does not say so. Without a number it waits for the end.",
            who=missing[0], line=done.line or "?",
        )  # fmt: skip
    if not joined:
        raise Failure(
            '{who} printed "all done" (line {line}) without having joined any of its {total} processes. '
            "start() returns at once, long before the child has ended; a sleep only guesses how long it "
            "will take. join() waits for exactly that.",
            who=main, line=done.line or "?", total=total,
        )  # fmt: skip
    raise Failure(
        'Main printed "all done" (line {line}) when it had joined {count} of {total} processes; it had not '
        "waited for {who}. One join() waits for one process, so every process needs its own.",
        line=done.line or "?", count=total - len(missing), total=total, who=missing[0],
    )  # fmt: skip


@pytest.mark.points(1)
@pytest.mark.depends("joined")
def test_last(evidence):
    """The line "all done" is written once, by main, as the last line."""
    done = written(evidence, DONE)
    for line in done:
        if line.process != evidence.main.index:
            raise Failure(
                '{who} wrote "all done" as well. Under spawn every child imports your file, so what stands '
                'outside if __name__ == "__main__": runs in every child too.',
                who=evidence.writer(line),
            )
    if len(done) != 1:
        raise Failure('Main wrote the line "all done" {count} times; once is enough.', count=len(done))
    after = [line for line in evidence.lines() if line.text.strip()][-1]
    if after is not done[0]:
        raise Failure(
            'After "all done" there came another line, from {who}.',
            who=evidence.writer(after), expected=DONE, actual=after.text,
        )  # fmt: skip
