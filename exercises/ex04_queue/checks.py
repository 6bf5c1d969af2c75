"""Checks of ex04_queue: the letters were made in a child, travelled to main, and main shows them.

Strongest first: who wrote which line is the kernel's word; the letters and the sender's pid are data that
travelled; that they travelled as a message, and which one, is told by the message's identity.
"""

from collections import Counter

import pytest

from grader.checks import Failure

GIVEN = ("q.put", "c.send")
TAKEN = ("q.get", "c.recv")
PIPE = 65536  # bytes


def children(evidence):
    """The processes that the student's program started to work for it (a Manager's server is none)."""
    return [p for p in evidence.processes if p.role in ("child", "worker") and p.observed]


def words_of_lines(evidence, first):
    """Every line on stdout that begins with this word, whoever wrote it, with its words."""
    found = [(line, line.text.split()) for line in evidence.lines()]
    return [(line, words) for line, words in found if words[:1] == [first]]


def letters(evidence):
    """The number of letters and the last three of them, as they are to be printed."""
    word, size = evidence.scenario.inputs["word"], evidence.scenario.inputs["size"]
    return [str(size), (word * size)[:size][-3:]]


def given_by(evidence, sender):
    return {event.value: event for event in evidence.happened(*GIVEN, by=sender)}


def taken_from(evidence, receiver, sender):
    """The messages of one process that another one took, as pairs (given, taken)."""
    given = given_by(evidence, sender)
    taken = evidence.happened(*TAKEN, by=receiver)
    return [(given[event.value], event) for event in taken if event.value in given]


def senders(evidence):
    """The children from which at least one message arrived in main."""
    return [child for child in children(evidence) if reached_main(evidence, child)]


def reached_main(evidence, child):
    return bool(taken_from(evidence, evidence.main, child)) or any(
        kept_by_manager(evidence, child, server) for server in evidence.processes if server.role == "manager"
    )


def kept_by_manager(evidence, child, server):
    """A Manager's queue hands on in two steps: from the child to its server, from there to main.

    Both must be calls in the student's program: a proxy also talks to the server when it is made and when
    it goes, after the child's run().  Such housekeeping, and the manager's shutdown, has a connection for a
    single answer.
    """
    over = min((event.at for event in evidence.happened("p.end", by=child)), default=float("inf"))
    sent = [(given, taken) for given, taken in taken_from(evidence, server, child) if given.line]
    arrived = [taken.at for given, taken in sent if given.at < over]
    answers = [(given, taken) for given, taken in taken_from(evidence, evidence.main, server) if taken.line]
    lasting = [end for end, count in Counter(taken.object for _, taken in answers).items() if count > 1]
    handed = [given.at for given, taken in answers if taken.object in lasting]
    return bool(arrived and handed) and min(arrived) < max(handed)


def waiting_for(evidence):
    """The child whose end main still waits for in join(), with that call; (None, None) if there is none."""
    ended = {event.object for event in evidence.happened("p.join", by=evidence.main)}
    for call in reversed(evidence.happened("p.joining", by=evidence.main)):
        for child in children(evidence):
            if call.object == str(child.pid) and call.object not in ended:
                return child, call
    return None, None


def where_main_stands(evidence):
    """The line of the student's program in which main waited when the run was ended."""
    waits = evidence.ending.explanation.waits if evidence.ending.explanation else ()
    lines = [w for w in waits if w.process == evidence.main.index and w.line]
    return evidence.place(lines[0]) if lines else evidence.program


def unread(evidence, child):
    """What this child has given and nobody has taken."""
    taken = {event.value for event in evidence.happened(*TAKEN)}
    return [event for message, event in given_by(evidence, child).items() if message not in taken]


@pytest.mark.points(2)
def test_ends(evidence):
    """The program ends by itself and without an error."""
    ending, main = evidence.ending, evidence.main
    if ending.ok:
        return
    error = evidence.traceback(main)
    if ending.kind == "exited" and error:
        raise Failure("{who} stopped with {error}.", who=main, error=error)
    child, call = waiting_for(evidence)
    if child and unread(evidence, child) and evidence.scenario.inputs["size"] > PIPE:
        raise Failure(
            "{who} waits in join() ({place}) for the end of {child}. But {child} cannot end: what it put is "
            "more than a pipe holds, and nobody reads it. The two wait for each other. First get(), then "
            "join().",
            who=main, place=evidence.place(call), child=child,
        )  # fmt: skip
    if ending.kind in ("deadlocked", "timed_out") and not senders(evidence):
        raise Failure(
            "{who} waits for a message ({place}), and none can come: nothing that a child put has arrived.",
            who=main, place=where_main_stands(evidence),
        )  # fmt: skip
    raise Failure(ending.summary.template, **ending.summary.fields)


@pytest.mark.points(2)
def test_child(evidence):
    """A child process makes the letters, and it ends without an error."""
    for child in children(evidence):
        error = evidence.traceback(child)
        if error and error.startswith("NameError") and evidence.scenario.start_method != "fork":
            raise Failure(
                "{who} stopped with {error}. Under spawn a child does not inherit your variables: it "
                'imports the file anew, and what stands under if __name__ == "__main__": is not executed '
                "there. Hand the object over in args.",
                who=child, error=error,
            )  # fmt: skip
        if error and child.exit_code:
            raise Failure("{who} stopped with {error}.", who=child, error=error)
        if child.exit_code and child.exit_code > 0:
            raise Failure("{who} ended with exit code {code}.", who=child, code=child.exit_code)
    lines = words_of_lines(evidence, "put")
    if any(line.process == evidence.main.index for line, _ in lines):
        raise Failure(
            "{who} wrote the line with put itself, so work() ran there and not in a child. A thread stays "
            "inside its process, and so does run() or a call like target=work(...); start() makes a process "
            "that executes target.",
            who=evidence.main,
        )
    if not children(evidence):
        raise Failure("{who} started no other process.", who=evidence.main)
    expected = ["put", *letters(evidence)]
    if not lines:
        raise Failure("No child wrote its line with put.", expected=" ".join(expected))
    for line, words in lines:
        if evidence.writer(line) not in children(evidence):
            raise Failure("{who}, which wrote the line with put, is not a child.", who=evidence.writer(line))
        if words != expected:
            raise Failure(
                "{who} made other letters than those that were asked for.",
                who=evidence.writer(line), expected=" ".join(expected), actual=line.text,
            )  # fmt: skip


@pytest.mark.points(4)
def test_crossed(evidence):
    """What the child put arrives in the main process."""
    main = evidence.main
    if senders(evidence):
        return
    error = evidence.traceback(main)
    if error and "pickle" in error:
        raise Failure(
            "The queue could not be sent to a new process: {error}. A queue.Queue lives in the memory of one "
            "process and is guarded by a lock of its threads. multiprocessing.Queue is made for this.",
            error=error,
        )
    for given, taken in taken_from(evidence, main, main):
        raise Failure(
            "The message that {who} took ({taken}) is one that {who} had put itself ({given}). It never left "
            "the process; the child has to put it.",
            who=main, taken=evidence.place(taken), given=evidence.place(given),
        )  # fmt: skip
    for child in children(evidence):
        for given in unread(evidence, child):
            raise Failure(
                "{child} put a message ({place}), but {who} never took it. Do both use the same queue, made "
                "once by the parent? Does the parent read before it waits for the child's end? Can the "
                "message be pickled?",
                child=child, place=evidence.place(given), who=main,
            )  # fmt: skip
    for child in children(evidence):
        error = evidence.traceback(child)
        if error and child.exit_code:
            raise Failure(
                "{child} stopped with {error} before it could put anything.", child=child, error=error
            )
        raise Failure(
            "{child} put nothing into a queue or pipe of multiprocessing, so nothing could reach {who}. A "
            "list, a return value or a queue.Queue stays in the memory of one process: the child fills its "
            "own copy, and main's stays empty.",
            child=child, who=main,
        )  # fmt: skip
    raise Failure("{who} started no other process, so nothing could come from one.", who=main)


@pytest.mark.points(2)
@pytest.mark.depends("crossed")
def test_result(evidence):
    """Main prints what arrived: how many letters, the last three, and who put them."""
    main, lines = evidence.main, words_of_lines(evidence, "got")
    sender, *others = senders(evidence)
    if not lines:
        raise Failure("{who} printed no line that begins with got.", who=main)
    for line, words in lines:
        if line.process != main.index:
            raise Failure(
                "{who} wrote the line with got. It knows the letters anyway; main is to show that they "
                "arrived there.",
                who=evidence.writer(line),
            )
        expected = ["got", *letters(evidence), "from", str(sender.pid)]
        if words[:4] != expected[:4]:
            raise Failure(
                "{who} printed something else than the letters that {child} put.",
                who=main, child=sender, expected=" ".join(expected), actual=line.text,
            )  # fmt: skip
        if words[4:] not in [[str(child.pid)] for child in (sender, *others)]:
            raise Failure(
                "{who} says that the letters came from {printed}; they were put by {child}.",
                who=main, printed=" ".join(words[4:]) or "?", child=sender,
                expected=" ".join(expected), actual=line.text,
            )  # fmt: skip
    if len(lines) > 1:
        raise Failure("{who} printed {count} lines with got; one is enough.", who=main, count=len(lines))
