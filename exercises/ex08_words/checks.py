"""Checks of ex08_words: each page was counted by its own child, and no count can have been lost.

Who read which page is the kernel's word.  That the counts are right proves nothing: that may be luck.  So
the proof looks at the locks that were held at every call of a proxy, and at what was ordered otherwise.
"""

from collections import Counter

import pytest

from grader.checks import Failure
from grader.evidence.location import overlap, split
from grader.evidence.order import Order
from grader.evidence.start_methods.method import origins

OVERWRITES = ("__setitem__", "update", "__ior__", "set", "__setattr__")
TYPES = ("dict", "list", "Value", "Array", "Namespace")
LOOKS = ("__len__", "__contains__")  # they tell something of it, not what is in it
GONE = ("FileNotFoundError", "ConnectionRefusedError", "ConnectionResetError", "BrokenPipeError", "EOFError")


def pages(evidence):
    return range(1, evidence.scenario.inputs["pages"] + 1)


def wanted(evidence):
    """How often each word stands in the book, by book.py."""
    words, length = evidence.scenario.inputs["words"], evidence.scenario.inputs["length"]
    return Counter(words[n * page % len(words)] for page in pages(evidence) for n in range(length))


def asked(evidence, kind, by):
    """What a process asked of objects that main had a manager make: (object, part, event)."""
    made = {event.object for event in evidence.happened("m.new", by=evidence.main) if event.value in TYPES}
    found = [(*split("m", event.object), event) for event in evidence.happened(kind, by=by)]
    return [one for one in found if one[0] in made]


def reads(evidence, by):
    """Calls that got something out, a pop() among them."""
    got = [one for one in asked(evidence, "m.r", by) if one[2].value not in LOOKS]
    return got + [one for one in asked(evidence, "m.w", by) if one[2].value in ("pop", "popitem")]


def printed(evidence):
    """The lines that begin with a word of the book and have two words, with these."""
    found = [(line, line.text.split()) for line in evidence.lines()]
    return [(line, w) for line, w in found if len(w) == 2 and w[0] in evidence.scenario.inputs["words"]]


@pytest.mark.points(1)
def test_ends(evidence):
    """The program ends by itself, and main without an error."""
    ending, main, error = evidence.ending, evidence.main, evidence.traceback(evidence.main)
    if ending.kind == "exited" and not ending.ok and error:
        raise Failure("{who} stopped with {error}.", who=main, error=error)
    if not ending.ok:
        raise Failure(ending.summary.template, **ending.summary.fields)


@pytest.mark.points(1)
def test_readers(evidence):
    """Main starts one process for every page, and each of them ends without an error."""
    main, children, method = evidence.main, evidence.started(), evidence.scenario.start_method
    for child in children:
        error = evidence.traceback(child)
        if error and child.exit_code != 0:
            raise Failure(
                "{who} stopped with {error}. Under spawn a child does not inherit your variables: it "
                'imports the file anew, and what stands under if __name__ == "__main__": is not executed '
                "there. Hand the object over in args."
                if error.startswith("NameError") and method != "fork"
                else "{who} stopped with {error}. The manager or the lock was gone when it was needed: they "
                "disappear with {main} and with the with-block, so {main} has to join() all readers before."
                if error.startswith(GONE)
                else "{who} stopped with {error}.",
                who=child, error=error, main=main,
            )  # fmt: skip
    if len(children) != (total := len(pages(evidence))):
        raise Failure("{who} started {count} processes with start(), not one for each of the {total} pages. "
                      "A thread, a call of run() or of the function itself stays inside the process; the "
                      "workers of a pool share their tasks as it comes.",
                      who=main, count=len(children), total=total)  # fmt: skip
    for child in children:
        code = "?" if child.exit_code is None else child.exit_code
        if code != 0 and evidence.ending.kind == "exited":
            raise Failure("{who} ended with exit code {code}, not with 0.", who=child, code=code)
        used = origins(evidence).get(child.index, method)
        if method and used != method:
            raise Failure(
                "{who} was made by {used}, although this run asked for {wanted}: the program has chosen a "
                "start method of its own. It is to work under each of them.",
                who=child, used=used, wanted=method,
            )  # fmt: skip


@pytest.mark.points(1)
@pytest.mark.depends("readers")
def test_together(evidence):
    """All readers are started before one is waited for."""
    pids = {str(child.pid) for child in evidence.started()}
    starts = [e for e in evidence.happened("p.start", by=evidence.main) if e.object in pids]
    waits = [e for e in evidence.happened("p.joining", "p.join", by=evidence.main) if e.object in pids]
    if waits and waits[0].at < starts[-1].at:
        raise Failure(
            "{who} called join() ({join}) when it had started {count} of {total} processes; the last start() "
            "came after that wait ({start}). So one reader had finished before the next one began. Start all "
            "of them in one loop and join them in a second one.",
            who=evidence.main, join=evidence.place(waits[0]), start=evidence.place(starts[-1]),
            count=sum(start.at < waits[0].at for start in starts), total=len(starts),
        )  # fmt: skip


@pytest.mark.points(1)
@pytest.mark.depends("readers")
def test_read(evidence):
    """Every page is read once, by a child of its own."""
    readers = {}
    for page in pages(evidence):
        found = [evidence.writer(line) for line in evidence.lines() if line.text == f"reading page {page}"]
        if len(found) != 1:
            raise Failure("Page {page} was read {count} times.", page=page, count=len(found))
        who = found[0]
        if who not in evidence.started():
            raise Failure("{who} read page {page}; one of the children is to do it.", who=who, page=page)
        if who in readers:
            raise Failure("{who} read page {page} and page {other}; each page is to have its own reader.",
                          who=who, page=readers[who], other=page)  # fmt: skip
        readers[who] = page


@pytest.mark.points(1)
@pytest.mark.depends("readers")
def test_counted(evidence):
    """Every reader adds what it counts to something that main's manager keeps."""
    written = []
    for child in evidence.started():
        writes, own = asked(evidence, "m.w", child), evidence.happened("m.w", by=child)
        if not writes:
            raise Failure(
                "{who} wrote to an object ({place}) that is no dict, list, Value, Array or Namespace which "
                "{main} had a manager make. What {who} makes itself nobody else sees, and into a class of "
                "your own grade cannot look. Make it once, in main, and hand it over in args."
                if own
                else "{who} never wrote to an object that a manager keeps. In a dict of its own, in a copy "
                "that it got from the manager, or in a global variable, it counts for itself alone."
                if evidence.ending.kind == "exited"
                else "{who} had written nothing to an object of a manager when the run was stopped.",
                who=child, main=evidence.main, place=evidence.place(own[-1]) if own else "",
            )  # fmt: skip
        written += writes
    for who in (*evidence.started(), evidence.main):
        seen = reads(evidence, who)
        for thing, part, write in asked(evidence, "m.w", who):
            here = [event for one, other, event in written if (one, other) == (thing, part)]
            before = [event for event in here if event.at < write.at and event.process != who.index]
            known = any(one == thing and overlap(other, part) and e.at < write.at for one, other, e in seen)
            if write.value in OVERWRITES and before and not known:
                other = evidence.processes[before[-1].process]
                raise Failure("{who} wrote a number over that of {other} ({place}) without having read it. "
                              "To count is to add to what is already there.",
                              who=who, other=other, place=evidence.place(write))  # fmt: skip


@pytest.mark.points(3)
@pytest.mark.depends("counted")
def test_lost(evidence, evidences):
    """No word can be lost, however unlucky the timing."""
    race = next((race for race in evidence.races if race.kind == "data"), None)
    worst = max([evidence, *evidences], key=missing)
    if race and race.accesses[0].access == "read":
        raise Failure(
            LOST if missing(evidence) else OTHERWISE_LOST if missing(worst) else LUCKY,
            **race.text.fields,
            missing=missing(evidence) or missing(worst),
            total=sum(wanted(evidence if missing(evidence) else worst).values()),
            run=worst.scenario.label,
        )
    if race:
        raise Failure(race.text.template, **race.text.fields)


def missing(evidence):
    """How many words too few main has printed."""
    numbers = {word: int(number) for _, (word, number) in printed(evidence) if number.isdigit()}
    return sum(max(0, count - numbers.get(word, count)) for word, count in wanted(evidence).items())


LOST = (
    "{missing} of {total} words were lost. {who} reads {object} at line {read} and writes it at line {line}; "
    "{other} may write it in between (line {other_line}), and one of the two counts is gone. The manager "
    "does one call after the other, but these are two. Hold one lock, the same for all, over both."
)
OTHERWISE_LOST = (
    "The counts of this run are right, but that was luck: in the run {run}, {missing} of {total} words were "
    "lost. {who} reads {object} at line {read} and writes it at line {line}; {other} may write it in between "
    "(line {other_line}), and one of the two counts is gone. The manager does one call after the other, but "
    "these are two. Hold one lock, the same for all, over both."
)
LUCKY = (
    "The counts are right, but that was luck. {who} reads {object} at line {read} and writes it at line "
    "{line}; {other} may write it in between (line {other_line}), and one of the two counts is gone. The "
    "manager does one call after the other, but these are two. Hold one lock, the same for all, over both."
)


@pytest.mark.points(1)
@pytest.mark.depends("counted")
def test_joined(evidence):
    """Main reads the counts when all readers have ended."""
    order, main = Order.without_locks(evidence), evidence.main
    got = sorted(reads(evidence, main), key=lambda one: one[2].at)
    for child in evidence.started():
        known = []
        for thing, part, write in asked(evidence, "m.w", child):
            own = [event for one, other, event in got if one == thing and overlap(other, part)]
            known += own
            if own and not order.before(write, own[-1]):
                raise Failure(
                    "{who} read the counts ({place}) although {child}, which writes them ({other}), may not "
                    "have been ready by then. Wait for its end with join() before you read.",
                    who=main, place=evidence.place(own[-1]), child=child, other=evidence.place(write),
                )  # fmt: skip
        if not known:
            raise Failure("{who} never read what {child} had counted.", who=main, child=child)


@pytest.mark.points(1)
def test_result(evidence):
    """Main prints one line for each word: the word, and how often it stands in the book."""
    lines = printed(evidence)
    for word, count in wanted(evidence).items():
        own = [(line, number) for line, (first, number) in lines if first == word]
        if not own:
            raise Failure('There is no line about "{word}".', word=word, expected=f"{word} {count}")
        for line, number in own:
            if line.process != evidence.main.index:
                raise Failure('{who} wrote "{line}"; main is to do it.',
                              who=evidence.writer(line), line=line.text)  # fmt: skip
            if number != str(count):
                raise Failure("{who} printed another count than that of the book.", who=evidence.main,
                              expected=f"{word} {count}", actual=line.text)  # fmt: skip
        if len(own) > 1:
            raise Failure('{count} lines begin with "{word}"; one is enough.', count=len(own), word=word)
