"""Checks of ex18_broken: readers died, and main knows of which tapes; all others came through.

Who wrote "reading 17" and how that process ended is the kernel's word.  Which tape has taken its reader
along is nothing that main is told: an executor breaks as a whole.  So "lost 613" counts if main could know
it: 613 was the only tape that can have broken that executor, or a Process had it to itself and main has
looked how that ended.  So says the probe.  As two tapes tear, no lucky run of one executor looks like that.
"""

import pytest

from grader.checks import Failure

BRITTLE = 500  # as in files/archive.py: numbers from here on
TORN = 70  # the exit code of a process whose tape has torn
STOPPED = -15  # that of the other workers of a broken executor


def tapes(evidence):
    return list(evidence.scenario.args)


def torn(evidence):
    return [tape for tape in tapes(evidence) if int(tape) >= BRITTLE]


def lines_about(evidence, first, tape):
    """The lines on stdout that begin with these two words."""
    return [line for line in evidence.lines() if line.text.split()[:2] == [first, tape]]


def writers(evidence, first, tape):
    return [evidence.writer(line) for line in lines_about(evidence, first, tape)]


@pytest.mark.points(3)
def test_ends(evidence):
    """The program ends by itself and without an error, though some of its processes die."""
    ending, main = evidence.ending, evidence.main
    if ending.ok:
        return
    error = evidence.traceback(main)
    if ending.kind == "exited" and error and "BrokenProcessPool" in error:
        raise Failure(
            "{who} stopped with BrokenProcessPool. result() raises it for each task that was open when the "
            "executor broke, and submit() raises it from then on. Catch it, and go on with a new executor.",
            who=main,
        )  # fmt: skip
    if ending.kind == "exited" and error:
        raise Failure("{who} stopped with {error}.", who=main, error=error)
    for tape in torn(evidence):
        if main in writers(evidence, "reading", tape):
            raise Failure(
                "{who} read tape {tape} itself, and when it tore {who} went down with it. A thread is part "
                "of its process; only another process can die in its place.",
                who=main, tape=tape,
            )  # fmt: skip
    raise Failure(ending.summary.template, **ending.summary.fields)


@pytest.mark.points(2)
def test_read(evidence):
    """Every tape is read by a process other than main, also those that tear."""
    for tape in tapes(evidence):
        readers = writers(evidence, "reading", tape)
        if evidence.main in readers:
            raise Failure('{who} wrote "reading {tape}" itself, so restore({tape}) was executed in main.',
                          who=evidence.main, tape=tape)  # fmt: skip
        if not readers:
            raise why_not_read(evidence, tape)
        for who in readers:
            if who.role not in ("worker", "child") or not who.observed:
                raise Failure("{who}, which read tape {tape}, is no worker.", who=who, tape=tape)
        if tape in torn(evidence) and not died(evidence, tape):
            raise why_not_died(tape, readers[-1])


def died(evidence, tape):
    """The processes that this tape has taken along."""
    return [who for who in writers(evidence, "reading", tape) if who.exit_code == TORN]


def why_not_died(tape, reader):
    if reader.exit_code == STOPPED:
        return Failure(
            "{reader} was stopped before it had read tape {tape} to the end: when one worker of an executor "
            "dies, the others are stopped. That tape is to be read again.",
            reader=reader, tape=tape,
        )  # fmt: skip
    return Failure(
        "Tape {tape} tears, but {reader}, which read it, was not taken along. Leave restore() and os._exit() "
        "as they are.",
        tape=tape, reader=reader,
    )  # fmt: skip


def why_not_read(evidence, tape):
    for other in torn(evidence):
        for reader in died(evidence, other):
            return Failure(
                "Nobody read tape {tape}. Tape {other} took {reader} along, and what was still waiting for "
                "its turn was given up.",
                tape=tape, other=other, reader=reader,
            )  # fmt: skip
    return Failure("Nobody read tape {tape}: restore() was not called with it.", tape=tape)


@pytest.mark.points(3)
def test_restored(evidence):
    """Main shows every tape that can be restored, and calls none of them lost."""
    for tape in torn(evidence):
        if lines_about(evidence, "tape", tape):
            raise Failure("Tape {tape} tears when it is read, and yet there is a line that shows it.",
                          tape=tape, actual=lines_about(evidence, "tape", tape)[0].text)  # fmt: skip
    for tape in tapes(evidence):
        if tape in torn(evidence):
            continue
        if lines_about(evidence, "lost", tape):
            raise Failure(
                "Tape {tape} is called lost, but it does not tear. When a worker dies, the whole executor "
                "breaks, and every open future gets the same exception. Such a tape is to be read again.",
                tape=tape,
            )
        found = lines_about(evidence, "tape", tape)
        if not found:
            raise why_not_shown(evidence, tape)
        one_by_main(evidence, tape, found)
        wrong_pid(evidence, tape, found[0])


def why_not_shown(evidence, tape):
    main, error, read = evidence.main, evidence.traceback(evidence.main), writers(evidence, "restored", tape)
    if error:
        return Failure("There is no line about tape {tape}, because {who} stopped before that: {error}",
                       tape=tape, who=main, error=error)  # fmt: skip
    if not evidence.ending.ok:
        return Failure("There is no line about tape {tape}: {who} did not come to it.", tape=tape, who=main)
    if read:
        return Failure(
            "There is no line about tape {tape}, though {reader} has restored it. A tape that tears must not "
            "keep back the others.",
            tape=tape, reader=read[-1],
        )  # fmt: skip
    return Failure(
        "There is no line about tape {tape}, and nobody has restored it. It was in an executor that broke; "
        "read it again in another one.",
        tape=tape,
    )


def one_by_main(evidence, tape, found):
    """Fails unless there is one such line, by main."""
    if len(found) > 1:
        raise Failure("There are {count} lines about tape {tape}.", count=len(found), tape=tape,
                      actual="\n".join(line.text for line in found))  # fmt: skip
    if evidence.writer(found[0]) != evidence.main:
        raise Failure('{who} wrote "{line}". It is {main} that is to know and to say it.',
                      who=evidence.writer(found[0]), line=found[0].text, main=evidence.main)  # fmt: skip


def wrong_pid(evidence, tape, line):
    """Fails unless the line names a process that has restored the tape."""
    readers = [who for who in writers(evidence, "restored", tape) if who != evidence.main]
    expected = [f"tape {tape} {reader.pid}" for reader in readers]
    if " ".join(line.text.split()) not in expected:
        raise Failure(
            "The line about tape {tape} does not name the process that has restored it. restore() returns "
            "the number and the pid.",
            tape=tape, expected="\n".join(expected), actual=line.text,
        )  # fmt: skip


@pytest.mark.points(4)
def test_lost(evidence):
    """Main says of every tape that tears that it is lost, and can know that it was this one."""
    for tape in torn(evidence):
        found = lines_about(evidence, "lost", tape)
        if not found:
            raise why_not_lost(evidence, tape)
        one_by_main(evidence, tape, found)
        said = evidence.written(found[0])
        if said is None:
            raise Failure('How {who} wrote "{line}" was not seen; use a plain print() for it.',
                          who=evidence.main, line=found[0].text)  # fmt: skip
        if not (child_seen(evidence, tape, said) or end_heard(evidence, tape, said)):
            executor_broke(evidence, tape, said)


def why_not_lost(evidence, tape):
    for reader in died(evidence, tape):
        return Failure(
            'There is no line "lost {tape}". That tape took {reader} along, and {main} does not say so.',
            tape=tape, reader=reader, main=evidence.main,
        )  # fmt: skip
    return Failure('There is no line "lost {tape}", and nobody has tried to read that tape.', tape=tape)


def child_seen(evidence, tape, said):
    """Whether somebody had waited for the end of the Process with this tape before that was said.

    By join() or its sentinel.  A look that waits for nothing is told with the exit code; it came at the right
    time by luck.
    """
    pids = {str(who.pid) for who in died(evidence, tape) if who.role == "child"}
    ends = [end for end in evidence.seen("p.join", "p.ended") if end.object in pids and end.at <= said.at]
    return any(end.kind == "p.join" or not end.value for end in ends)


def end_heard(evidence, tape, said):
    """Whether main has heard the end of a pipe for each tape that a Process was lost with up to then."""
    if not any(who.role == "child" for who in died(evidence, tape)):
        return False
    ends = {event.object for event in evidence.seen("c.eof", by=evidence.main) if event.at <= said.at}
    words = [line.text.split() for line in evidence.lines(by=evidence.main)]
    return len(ends) > [word[1:2] for word in words if word[:1] == ["lost"]].index([tape])


def executor_broke(evidence, tape, said):
    """Fails unless an executor broke in which this was the only tape that can have done it."""
    tasks = [task for who in died(evidence, tape) for task in evidence.tasks.by(who) if task.end is None]
    answered = [task for task in tasks if task.executor and has_answer(evidence, task, said)]
    if any(not suspects(evidence, task) for task in answered):
        return
    facts = {"who": evidence.main, "line": f"lost {tape}", "place": evidence.place(said)}
    if not died(evidence, tape):
        raise Failure(
            '{who} wrote "{line}" ({place}), but that tape has taken nobody along: it was never read, or its '
            "reader was stopped before it could tear.",
            **facts,
        )
    for task in answered:
        raise Failure(
            '{who} wrote "{line}" ({place}), but it cannot know that: when the executor broke, {count} other '
            "tapes were open in it as well, and all got the same exception. Read each of them again in an "
            "executor of its own; the one that breaks tells which tape it was.",
            count=len(suspects(evidence, task)), **facts,
        )  # fmt: skip
    jobs = {task.job for task in tasks}
    if any(event.object in jobs and event.value == "timeout" for event in evidence.seen("res.get")):
        raise Failure(
            '{who} wrote "{line}" ({place}) because it did not want to wait any longer. That is a guess: a '
            "sound tape on a busy machine looks the same. A Pool never tells that a worker has died.",
            **facts,
        )
    raise Failure(
        '{who} wrote "{line}" ({place}) without having been told. That a process has died can be seen from '
        "the BrokenProcessPool of its future or, after join(), from the exitcode of a Process.",
        **facts,
    )


def has_answer(evidence, task, said):
    """Whether main had asked the future of this task, or was called back, before that was said."""
    answers = evidence.seen("res.get", "cb.run", by=evidence.main)
    return any(e.object == task.job and e.value != "timeout" and e.at <= said.at for e in answers)


def suspects(evidence, task):
    """The other tasks that were open in its executor, and so may have broken it.

    One worker takes the tasks in their order, so there it can only have been the first.
    """
    others = [one for one in evidence.tasks if one.executor == task.executor and one.job != task.job]
    still_open = [one for one in others if one.end is None]
    workers = {event.object: event.value.split()[-1] for event in evidence.seen("pool.new")}
    if workers.get(task.executor) == "1":
        return [one for one in still_open if one.submitted.at < task.submitted.at]
    return still_open
