"""Checks of ex06_pipe: one child, messages to and fro, and an end that comes from closing.

Who wrote which line is the kernel's word; that messages travelled, and when, is told by their identities.
"""

import pytest

from grader.checks import Failure


def children(evidence):
    """The processes that the program made with Process."""
    return [p for p in evidence.processes if p.role == "child" and p.observed]


def lines_of(evidence, first):
    """The lines on stdout that begin with this word."""
    return [line for line in evidence.lines() if line.text.split(" ")[0] == first]


def listener(evidence):
    """The child that wrote the first line with heard, or None."""
    writers = [evidence.writer(line) for line in lines_of(evidence, "heard")]
    return next((child for child in writers if child in children(evidence)), None)


def travelled(evidence, giver, taker):
    """The messages that one process sent and another one received, as pairs of these two."""
    sent = {event.value: event for event in evidence.happened("c.send", by=giver)}
    received = evidence.happened("c.recv", by=taker)
    return [(sent[event.value], event) for event in received if event.value in sent]


def moments(evidence, first, writer):
    """When a process wrote its lines that begin with this word, one after the other."""
    pieces = evidence.happened("o.w", by=writer)
    return [e.at for e in pieces for text in e.value.splitlines() if text.split(" ")[0] == first]


def waits_for_the_end(evidence):
    """Whether all is answered, and the child has not come to the end of the pipe."""
    child = listener(evidence)
    if child is None or evidence.happened("c.eof", by=child) or evidence.ending.kind == "exited":
        return False
    return len(travelled(evidence, child, evidence.main)) == len(evidence.scenario.args)


def own_ends(evidence):
    """The ends of two-way pipes with which main sends; the two ends of a one-way pipe look alike."""
    two_way = {end for e in evidence.happened("c.new") if e.object != e.value for end in (e.object, e.value)}
    return two_way & {event.object for event in evidence.happened("c.send", by=evidence.main)}


def shared_end(evidence):
    """How a child listens at the very end with which main sends, or None."""
    calls = [call for child in children(evidence) for call in evidence.happened("c.wait", by=child)]
    return next((call for call in calls if call.object in own_ends(evidence)), None)


@pytest.mark.points(2)
def test_ends(evidence):
    """The program ends by itself and without an error."""
    ending, main, child = evidence.ending, evidence.main, listener(evidence)
    if ending.ok:
        return
    error = evidence.traceback(main)
    if ending.kind == "exited" and error and error.startswith(("EOFError", "BrokenPipe", "ConnectionReset")):
        raise Failure(
            "{who} stopped with {error}. That is what send() or recv() finds when nobody holds the other end "
            "of the pipe any more: the child has ended, or closed its end, before it had answered all.",
            who=main, error=error,
        )  # fmt: skip
    if ending.kind == "exited" and error:
        raise Failure("{who} stopped with {error}.", who=main, error=error)
    if call := shared_end(evidence):
        raise Failure(
            "{main} sends with one end of the pipe, and {child} listens at that same end ({place}). What "
            "goes in at one end comes out at the other: Pipe() returns two, one for each process.",
            main=main, child=evidence.processes[call.process], place=evidence.place(call),
        )  # fmt: skip
    if waits_for_the_end(evidence) and own_ends(evidence):
        closed = [e for e in evidence.happened("c.close", by=main) if e.object in own_ends(evidence)]
        if not closed:
            raise Failure(
                "Everything is answered, and {child} waits in recv() for the next message or for the end of "
                "the pipe. {main} has not closed the end with which it sends, so a message might still "
                "come: close() it after the last answer.",
                child=child, main=main,
            )  # fmt: skip
        raise Failure(
            "Everything is answered, and {main} has closed its end ({place}). But {child} still waits in "
            "recv(): the pipe ends when the last copy of that end is closed, and there is another one. Under "
            "fork a child inherits a copy of everything; it has to close what it does not use.",
            main=main, place=evidence.place(closed[-1]), child=child,
        )  # fmt: skip
    raise Failure(ending.summary.template, **ending.summary.fields)


@pytest.mark.points(2)
def test_one_child(evidence):
    """One child hears every message, the empty one too, in the order of the command line."""
    lines = lines_of(evidence, "heard")
    for child in children(evidence):
        error = evidence.traceback(child)
        if error and error.startswith("NameError") and evidence.scenario.start_method != "fork":
            raise Failure(
                "{who} stopped with {error}. Under spawn a child does not inherit your variables: it "
                'imports the file anew, and what stands under if __name__ == "__main__": is not executed '
                "there. Hand the end of the pipe over in args.",
                who=child, error=error,
            )  # fmt: skip
    if not children(evidence):
        raise Failure(
            "{main} started no process. A thread, or run() instead of start(), stays inside its process.",
            main=evidence.main,
        )
    for line in lines:
        if evidence.writer(line) not in children(evidence):
            raise Failure(
                "{who} wrote a line with heard, and it is no child that your program started with Process.",
                who=evidence.writer(line), actual=line.text,
            )  # fmt: skip
        if line.process != lines[0].process:
            raise Failure(
                "{one} wrote a line with heard, and {other} wrote one as well. One child is to answer all "
                "messages; start it once, before the loop over the messages.",
                one=evidence.writer(lines[0]), other=evidence.writer(line),
            )  # fmt: skip
    if not lines:
        raise Failure("No child wrote a line with heard.")
    expected = [f"heard {message!r}" for message in evidence.scenario.args]
    actual = [line.text for line in lines]
    if actual in (expected[: expected.index("heard ''")], [text for text in expected if text != "heard ''"]):
        raise Failure(
            "The empty message was not heard. '' is a message like all others; only in an if or a while "
            "does it look like nothing.",
            expected="\n".join(expected), actual="\n".join(actual),
        )  # fmt: skip
    if actual != expected:
        raise Failure(
            "What the child heard is not what stands on the command line.",
            expected="\n".join(expected),
            actual="\n".join(actual),
        )


@pytest.mark.points(2)
@pytest.mark.depends("one_child")
def test_to_child(evidence):
    """Every message travels from main to the child, through the pipe."""
    main, child = evidence.main, listener(evidence)
    came = [received.at for _, received in travelled(evidence, main, child)]
    heard = moments(evidence, "heard", child)
    for number, message in enumerate(evidence.scenario.args):
        if len(heard) <= number:
            raise Failure("When {child} wrote its lines was not seen; use a plain print().", child=child)
        if len(came) <= number or came[number] > heard[number]:
            raise Failure(
                "{child} wrote that it heard {message}, which is message number {number}. But by then it had "
                "received {count} of the messages that {main} sent through a pipe. Each is sent by itself; "
                "what a child gets in args or through a queue does not come through the pipe.",
                child=child, message=repr(message), number=number + 1,
                count=sum(at < heard[number] for at in came), main=main,
            )  # fmt: skip


@pytest.mark.points(2)
@pytest.mark.depends("to_child")
def test_to_main(evidence):
    """For every message an answer travels back to main, through the pipe."""
    main, child = evidence.main, listener(evidence)
    came = [received.at for _, received in travelled(evidence, main, child)]
    answers = travelled(evidence, child, main)
    shown = moments(evidence, "answer", main)
    for number, message in enumerate(evidence.scenario.args):
        if len(answers) <= number:
            raise Failure(
                "{main} received {count} answers of {child}; there were {asked} messages. The child sends an "
                "answer with send(), and main takes it out with recv().",
                main=main, count=len(answers), child=child, asked=len(evidence.scenario.args),
            )  # fmt: skip
        sent, received = answers[number]
        if sent.at < came[number]:
            raise Failure(
                "{child} sent something back ({place}) before it had received {message}. That cannot be the "
                "answer.",
                child=child, place=evidence.place(sent), message=repr(message),
            )  # fmt: skip
        if len(shown) > number and shown[number] < received.at:
            raise Failure(
                "{main} printed the answer to {message} before it had received it.",
                main=main, message=repr(message),
            )  # fmt: skip


@pytest.mark.points(1)
@pytest.mark.depends("to_main")
def test_shown(evidence):
    """Main prints every answer: the message in capital letters."""
    lines = lines_of(evidence, "answer")
    for line in lines:
        if line.process != evidence.main.index:
            raise Failure(
                "{who} wrote a line with answer. Main is to show what has arrived there.",
                who=evidence.writer(line), actual=line.text,
            )  # fmt: skip
    expected = [f"answer {message.upper()!r}" for message in evidence.scenario.args]
    if [line.text for line in lines] != expected:
        raise Failure(
            "Main does not show one answer for each message, in their order and in capital letters.",
            expected="\n".join(expected), actual="\n".join(line.text for line in lines) or "(nothing)",
        )  # fmt: skip


@pytest.mark.points(3)
@pytest.mark.depends("to_child")
def test_eof(evidence):
    """The child ends because the pipe has ended, and says after how many messages."""
    main, child, asked = evidence.main, listener(evidence), len(evidence.scenario.args)
    came = travelled(evidence, main, child)
    found = [e for e in evidence.happened("c.eof", by=child) if e.object in {got.object for _, got in came}]
    error, code = evidence.traceback(child), child.exit_code
    if error and code and error.startswith("EOFError"):
        raise Failure(
            "{child} stopped with {error}. At the end of the pipe recv() raises EOFError. That is no "
            "accident but news, that no message will come any more, and the child has to catch it.",
            child=child, error=error,
        )  # fmt: skip
    if error and code:
        raise Failure("{who} stopped with {error}.", who=child, error=error)
    if not found and len(came) > asked:
        raise Failure(
            "{main} sent {count} messages, but there are {asked} on the command line: did it send an end "
            "mark ({place})? Any object may be a message, so none is left to mean the end. The pipe has an "
            "end of its own: close() it, and recv() raises EOFError.",
            main=main, count=len(came), asked=asked, place=evidence.place(came[asked][0]),
        )  # fmt: skip
    if not found:
        raise Failure(
            "{child} never came to the end of the pipe: no recv() raised EOFError. It is to go on until main "
            "has closed the pipe; nobody has to count for it, or to stop it by force.",
            child=child,
        )
    said = [line.text for line in lines_of(evidence, "end") if line.process == child.index]
    if moments(evidence, "end", child)[:1] and moments(evidence, "end", child)[0] < found[0].at:
        raise Failure(
            "{child} wrote its line with end before it came to the end of the pipe. Until then it cannot "
            "know that no message will follow.",
            child=child,
        )
    if said != [f"end after {asked}"]:
        raise Failure(
            "When the pipe has ended {child} says, in one line, how many messages it has answered.",
            child=child, expected=f"end after {asked}", actual="\n".join(said) or "(nothing)",
        )  # fmt: skip
