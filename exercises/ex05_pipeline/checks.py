"""Checks of ex05_pipeline: orders reach the workers through one queue, posters come back, everybody ends.

Who pressed a poster and who shows it is the kernel's word.  That orders and posters travelled is told by
the identities of the messages, and by their order: taken, pressed, put, taken, shown.
"""

import pytest

from grader.checks import Failure
from grader.evidence.ending import signal_name

LOOKS = ("q.wait", "q.get", "q.empty")
PIPE = 65536  # bytes
NEWS = ("q.get", "q.empty", "c.recv", "n.woke", "v.r", "m.r")


def messages(evidence, giver, taker):
    """What one process put into queues and another one took out, as pairs (put, got)."""
    waiting, found = list(evidence.happened("q.put")), []
    for taken in evidence.happened("q.get"):
        same = (put for put in waiting if (put.object, put.value) == (taken.object, taken.value))
        if given := next(same, None):
            waiting.remove(given)
            found.append((given, taken))
    return [pair for pair in found if [event.process for event in pair] == [giver.index, taker.index]]


def children(evidence):
    """The processes that the program made with Process (a Manager's server is none)."""
    return [p for p in evidence.processes if p.role == "child" and p.observed]


def consumers(evidence):
    """Those who take from the queue of the orders: of all queues the one at which most children look.

    A worker that began late may have been told at once, by an Event or a Value, that all is done.
    """
    at, late = {}, []
    for child in children(evidence):
        looks = {event.object for event in evidence.happened(*LOOKS, by=child)}
        if not looks and evidence.happened(*NEWS, by=child):
            late.append(child)
        for queue in looks:
            at.setdefault(queue, []).append(child)
    return [*max(at.values(), key=len, default=[]), *late]


def lines_about(evidence, first, word=None):
    """The lines on stdout that begin with ``pressed`` or ``got``, about one word or all, with their words."""
    found = [(line, line.text.split()) for line in evidence.lines()]
    return [(line, w) for line, w in found if w[:1] == [first] and word in (None, *w[1:2])]


def moment(evidence, line):
    """When this line was printed; lines that are printed in a way of their own are not timed."""
    event = evidence.written(line)
    if event is None:
        raise Failure(
            'When {who} wrote "{text}" was not seen; use a plain print() for it.',
            who=evidence.writer(line), text=line.text,
        )  # fmt: skip
    return event.at


def unread(evidence):
    """How many of the things that children put nobody took out."""
    taken = {(event.object, event.value) for event in evidence.happened("q.get")}
    puts = [event for child in children(evidence) for event in evidence.happened("q.put", by=child)]
    return sum((event.object, event.value) not in taken for event in puts)


@pytest.mark.points(2)
def test_ends(evidence):
    """The program ends by itself and without an error."""
    ending, main = evidence.ending, evidence.main
    if ending.ok:
        return
    error = evidence.traceback(main)
    if ending.kind == "exited" and error:
        raise Failure("{who} stopped with {error}.", who=main, error=error)
    joins = [event for event in evidence.happened("p.joining", "p.join", by=main) if event.line]
    waits = ending.kind in ("deadlocked", "timed_out") and joins and joins[-1].kind == "p.joining"
    if waits and unread(evidence) and evidence.scenario.inputs["size"] > PIPE:
        raise Failure(
            "{main} waits in join() ({place}) for the end of a worker. But {count} of the things that "
            "workers put into a queue have not been taken out, and a pipe holds only some 64 kB: a worker "
            "cannot end before all that it put is on its way. First get() every poster, then join().",
            main=main, place=evidence.place(joins[-1]), count=unread(evidence),
        )  # fmt: skip
    raise Failure(ending.summary.template, **ending.summary.fields)


@pytest.mark.points(2)
def test_workers(evidence):
    """As many workers as are asked for take their orders from one queue."""
    asked, found = evidence.scenario.inputs["count"], children(evidence)
    for child in found:
        error = evidence.traceback(child)
        if error and error.startswith("NameError") and evidence.scenario.start_method != "fork":
            raise Failure(
                "{who} stopped with {error}. Under spawn a child does not inherit your variables: it "
                'imports the file anew, and what stands under if __name__ == "__main__": is not executed '
                "there. Hand the queues over in args.",
                who=child, error=error,
            )  # fmt: skip
    if evidence.workers:
        raise Failure(
            "{who} was made by a pool or an executor. A pool is such a pipeline, ready-made; here it is to "
            "be built by hand, from Process and two queues.",
            who=evidence.workers[0],
        )
    if not found:
        raise Failure(
            "{main} started no process. A thread, or run() instead of start(), stays inside its process.",
            main=evidence.main,
        )
    if len(consumers(evidence)) != asked:
        raise Failure(
            "{asked} workers were asked for. {main} started {started} processes, and {count} of them take "
            "from one and the same queue of multiprocessing. All workers share the queue of the orders: "
            "whoever is free takes the next one.",
            asked=asked, main=evidence.main, started=len(found), count=len(consumers(evidence)),
        )  # fmt: skip


@pytest.mark.points(2)
def test_pressed(evidence):
    """Every poster is pressed once, by a worker that took the order out of the queue."""
    for word in evidence.scenario.inputs["words"]:
        lines = lines_about(evidence, "pressed", word)
        if not lines:
            raise Failure('Nobody wrote "pressed {word}": this order was never carried out.', word=word)
        if len(lines) > 1:
            raise Failure('"pressed {word}" was written {count} times.', word=word, count=len(lines))
        writer = evidence.writer(lines[0][0])
        if writer not in children(evidence):
            raise Failure(
                '"pressed {word}" was written by {who}, which is no worker that your program started with '
                "Process.",
                word=word, who=writer,
            )  # fmt: skip
    for child in children(evidence):
        taken = messages(evidence, evidence.main, child)
        own = [(line, w) for line, w in lines_about(evidence, "pressed") if line.process == child.index]
        for line, words in own:
            if words[1:] not in [[word] for word in evidence.scenario.inputs["words"]]:
                raise Failure(
                    '{who} wrote "{text}", but nobody ordered that. Did it take an end mark for an order?',
                    who=child, text=line.text,
                )  # fmt: skip
        for number, (line, words) in enumerate(own, 1):
            before = [got for _, got in taken if got.at < moment(evidence, line)]
            if len(before) < number:
                raise Failure(
                    "{who} pressed {word}. That was order number {number} for it, but it had taken {count} "
                    "of what {main} put into a queue. The orders are to come through the queue, one by "
                    "one, not with args or as a list of several.",
                    who=child, word=words[1], number=number, count=len(before), main=evidence.main,
                )  # fmt: skip


@pytest.mark.points(1)
@pytest.mark.depends("workers")
def test_told(evidence):
    """A worker stops because it is told to, not because the queue looks empty."""
    for child in consumers(evidence):
        news = evidence.happened(*NEWS, by=child)
        if news[-1:] and news[-1].kind == "q.empty":
            raise Failure(
                "{who} found the queue empty ({place}), and stopped. Empty now does not mean empty for ever: "
                "what was put may still be on its way, and between empty() and get() another worker may "
                "take the last order. Nor does waiting for a while tell that nothing more will come. An "
                "end mark in the queue does.",
                who=child, place=evidence.place(news[-1]),
            )  # fmt: skip


@pytest.mark.points(2)
@pytest.mark.depends("pressed")
def test_back(evidence):
    """Every poster travels back to main through a queue."""
    main = evidence.main
    for line, (_, word, *_more) in lines_about(evidence, "pressed"):
        child, pressed = evidence.writer(line), moment(evidence, line)
        puts = [event for event in evidence.happened("q.put", by=child) if event.at > pressed]
        arrived = [got for put, got in messages(evidence, child, main) if put.at > pressed]
        if not puts:
            raise Failure(
                "{who} pressed {word}, but put nothing into a queue of multiprocessing after that. What it "
                "returns, or keeps in a list, stays in its own memory.",
                who=child, word=word,
            )  # fmt: skip
        if not arrived:
            raise Failure(
                "{who} pressed {word} and put something into a queue ({place}), but {main} did not take it. "
                "How many posters does main get, and does it get them before it waits for the workers?",
                who=child, word=word, place=evidence.place(puts[0]), main=main,
            )  # fmt: skip


@pytest.mark.points(2)
@pytest.mark.depends("back")
def test_shown(evidence):
    """Main shows every poster in one line, in alphabetical order."""
    main, size, lines = evidence.main, evidence.scenario.inputs["size"], lines_about(evidence, "got")
    for line, _ in lines:
        if line.process != main.index:
            raise Failure(
                "{who} wrote a line with got. Main is to show what has arrived there.",
                who=evidence.writer(line), actual=line.text,
            )  # fmt: skip
    expected = []
    for word in sorted(evidence.scenario.inputs["words"]):
        maker = evidence.writer(lines_about(evidence, "pressed", word)[0][0])
        expected.append(f"got {word} {size} from {maker.pid}")
        said = [" ".join(words) for _, words in lines_about(evidence, "got", word)]
        if said != expected[-1:]:
            raise Failure(
                "What {main} shows of {word} is not the one line that it should be; {who} pressed it.",
                main=main, word=word, who=maker, expected=expected[-1], actual="\n".join(said) or "(nothing)",
            )  # fmt: skip
    actual = [" ".join(words) for _, words in lines]
    if actual != expected:
        raise Failure(
            "The lines are there, but not in alphabetical order. In which order results arrive is open: "
            "collect all of them first, then sort.",
            expected="\n".join(expected), actual="\n".join(actual),
        )  # fmt: skip


@pytest.mark.points(1)
@pytest.mark.depends("ends")
def test_ended(evidence):
    """Every worker ends by itself and without an error, and main waits for that."""
    waited = {e.object for e in evidence.happened("p.join", "p.ended", by=evidence.main) if e.line}
    for child in children(evidence):
        error, code = evidence.traceback(child), child.exit_code
        if code and error:
            raise Failure("{who} stopped with {error}.", who=child, error=error)
        if code and code < 0:
            raise Failure(
                "{who} did not end by itself: signal {signal} ended it. Did you call terminate() or kill(), "
                "or is it a daemon, which is ended together with main? A worker that is ended by force may "
                "be in the middle of a put(), and then the queue is of no use any more.",
                who=child, signal=signal_name(-code),
            )  # fmt: skip
        if code != 0:
            raise Failure("{who} ended with exit code {code}.", who=child, code="?" if code is None else code)
        if str(child.pid) not in waited:
            raise Failure(
                "{main} did not join() {who}. Only after join() is it certain that a worker has ended, and "
                "its exitcode tells how.",
                main=evidence.main, who=child,
            )  # fmt: skip
