"""Checks of ex09_screen: each page from its own child and in one piece, and one lock held all the while.

Who wrote which line, and in which order they came, is the kernel's word; who held a lock, the probe's.
"""

import re
from collections import Counter
from itertools import accumulate, pairwise
from typing import NamedTuple

import pytest

from grader.checks import Failure
from grader.evidence import Event

LINE = re.compile(r"(\S+) \d+/\d+")


def pages(evidence):
    """The lines that are to be printed, by title; a torn page ends in its middle."""
    size, *titles = evidence.scenario.args
    ends = {title: int(size) // 2 if title.startswith("torn-") else int(size) for title in titles}
    return {title: [f"{title} {n}/{size}" for n in range(1, end + 1)] for title, end in ends.items()}


def page_lines(evidence):
    """What came to the screen of all pages: pairs of a title and a line, in the order of their arrival."""
    found = [(LINE.fullmatch(line.text.rstrip()), line) for line in evidence.lines()]
    return [(match[1], line) for match, line in found if match and match[1] in evidence.scenario.args[1:]]


def writer(evidence, title):
    """The process that wrote the first line of this page."""
    return next(evidence.writer(line) for of, line in page_lines(evidence) if of == title)


class Hold(NamedTuple):
    """A lock in the hands of a process; ``end`` is None if it was never given back."""

    lock: str
    begin: Event
    end: Event | None = None

    def covers(self, *events):
        return all(self.begin.at < e.at and (self.end is None or e.at < self.end.at) for e in events)


def holds(evidence, process):
    """All that this process held; an RLock that was taken twice is held until it is released twice."""
    depth, taken, found = Counter(), {}, []
    for event in evidence.happened("l.acq", "l.rel", by=process):
        lock = event.object
        if event.kind == "l.acq":
            depth[lock] += 1
            taken.setdefault(lock, event)
        elif depth[lock]:
            depth[lock] -= 1
            if not depth[lock]:
                found.append(Hold(lock, taken.pop(lock), event))
    return found + [Hold(lock, event) for lock, event in taken.items()]


def printed(evidence, title):
    """The lines of this page that came to the screen."""
    return [line.text.rstrip() for of, line in page_lines(evidence) if of == title]


def writes(evidence, title):
    """The writes that carried this page to the screen, as pairs (line of the page, event)."""
    events = evidence.happened("o.w", by=writer(evidence, title))
    texts = [event.value + "\n" * (len(event.value) >= 200) for event in events]  # a long one is cut
    ends, text = list(accumulate(map(len, texts))), "\n" + "".join(texts)
    found = []
    for line in printed(evidence, title):
        begin = text.find(f"\n{line}")
        span = zip(events, [0, *ends], ends, strict=False)
        found += [(line, event) for event, a, b in span if 0 <= begin < b and a < begin + len(line)]
    return found


def made(evidence, lock):
    """The event with which this lock was made; of one that was made unseen, main's silence."""
    news = (event for event in evidence.happened("l.new") if event.object == lock)
    return next(news, Event(at=0, process=0, thread=0, kind="l.new", object=lock, value="Lock"))


@pytest.mark.points(1)
def test_ends(evidence):
    """The program ends by itself, and main without an error."""
    ending, error = evidence.ending, evidence.traceback(evidence.main)
    if ending.kind == "exited" and not ending.ok and error:
        raise Failure("{who} stopped with {error}.", who=evidence.main, error=error)
    if not ending.ok:
        raise Failure(ending.summary.template, **ending.summary.fields)


@pytest.mark.points(1)
def test_own_child(evidence):
    """Every page is printed by a child process of its own."""
    owners = {}
    for title in pages(evidence):
        processes = {evidence.writer(line) for of, line in page_lines(evidence) if of == title}
        if not processes:
            raise why_nothing(evidence, title)
        if evidence.main in processes:
            raise Failure(
                '{who} wrote lines of "{title}" itself. A thread stays inside its process, and so does run() '
                "or a call like target=show(...); only start() makes a process that executes target.",
                who=evidence.main, title=title,
            )  # fmt: skip
        owner, *more = processes
        if more:
            raise Failure('Several processes wrote lines of "{title}"; one is to print it.', title=title)
        if owner.role != "child" or not owner.observed:
            raise Failure('{who}, which wrote "{title}", was not made with start().', who=owner, title=title)
        if owner in owners:
            raise Failure('{who} printed both "{one}" and "{other}"; each is to have a process of its own.',
                          who=owner, one=owners[owner], other=title)  # fmt: skip
        owners[owner] = title


def why_nothing(evidence, title):
    """Nobody printed this page: which child stopped, and why (not that which printed the torn page)?"""
    errors = [(child, evidence.traceback(child)) for child in evidence.children()]
    who, error = next(((child, e) for child, e in errors if e and "is torn" not in e), (None, ""))
    spawned = evidence.scenario.start_method != "fork"
    return Failure(
        'No line of "{title}" was printed: {who} stopped with {error}. Under spawn a child does not inherit '
        'your variables: it imports the file anew, and what stands under if __name__ == "__main__": is not '
        "executed there. Hand the lock over in args."
        if spawned and error.startswith("NameError")
        else 'No line of "{title}" was printed: {who} found the lock gone ({error}). It disappears when its '
        "maker ends, and under spawn a child needs a while to begin: main has to join() all children."
        if spawned and error.startswith("FileNotFoundError")
        else 'No line of "{title}" was printed: {who} stopped with {error}.'
        if error
        else 'No line of "{title}" was printed before the run was stopped.'
        if evidence.ending.kind not in ("exited", "signalled")
        else 'No line of "{title}" was printed. Did main wait for all children, and are they no daemons?',
        title=title, who=who, error=error,
    )  # fmt: skip


@pytest.mark.points(1)
@pytest.mark.depends("own_child")
def test_whole(evidence):
    """Every page is complete: all its lines, once, in their order."""
    for title, wanted in pages(evidence).items():
        if printed(evidence, title) != wanted:
            raise Failure(
                '{who} did not print what page() yields for "{title}" (of a torn page, all up to the tear).',
                who=writer(evidence, title), title=title,
                expected=", ".join(wanted), actual=", ".join(printed(evidence, title)),
            )  # fmt: skip


@pytest.mark.points(1)
@pytest.mark.depends("own_child")
def test_unmixed(evidence):
    """Every page comes out in one piece, with no line of another page in it."""
    seen = set()
    for (before, _), (title, line) in pairwise([(None, None), *page_lines(evidence)]):
        if title != before and title in seen:
            raise Failure('{who} wrote "{line}" after a line of "{other}": the two pages are mixed.',
                          who=evidence.writer(line), line=line.text.rstrip(), other=before)  # fmt: skip
        seen.add(title)


@pytest.mark.points(3)
@pytest.mark.depends("own_child")
def test_lock(evidence):
    """One and the same lock is held by each child from the first line of its page to the last."""
    locks = {title: locks_over(evidence, title) for title in pages(evidence)}
    lock, count = Counter(lock for held in locks.values() for lock in held).most_common(1)[0]
    new = made(evidence, lock)
    if count < len(locks):
        one, other = (next(t for t in locks if (lock in locks[t]) is shared) for shared in (True, False))
        second = made(evidence, min(locks[other]))
        raise Failure(
            "{who} held one lock while it printed (made by {maker}, {made}), {neighbour} another (made by "
            "{other}, {elsewhere}). Two locks keep nobody out. Make the lock once, in the parent, and hand "
            "it over in args; what stands at the top of your file is executed anew by every spawned child.",
            who=writer(evidence, one), maker=evidence.processes[new.process], made=evidence.place(new),
            neighbour=writer(evidence, other), other=evidence.processes[second.process],
            elsewhere=evidence.place(second),
        )  # fmt: skip
    if re.search(r" ([2-9]|\d\d+)$", new.value) and len(set.intersection(*locks.values())) == 1:
        raise Failure(
            "Each child held the same {kind} (made at {made}), but that one lets several in at once: the "
            "number says how many. A Lock, or a semaphore that begins with 1, lets in one.",
            kind=new.value, made=evidence.place(new),
        )  # fmt: skip


def locks_over(evidence, title):
    """The locks that were held without a break while this page was printed; a Failure if there are none."""
    who, carried = writer(evidence, title), writes(evidence, title)
    for line in printed(evidence, title):
        if line not in [seen for seen, _ in carried]:
            raise Failure('How {who} wrote "{line}" was not seen; use a plain print().', who=who, line=line)
    held = holds(evidence, who)
    locks = {hold.lock for hold in held if hold.covers(*[event for _, event in carried])}
    if locks:
        return locks
    bare = [(line, event) for line, event in carried if not any(hold.covers(event) for hold in held)]
    if not bare:
        raise Failure(
            "{who} held a lock at each line of its page, but gave it back in between ({place}), and another "
            "process could print. Take it once, before the first line, and release it after the last.",
            who=who, place=evidence.place(next(hold.end for hold in held if hold.end)),
        )  # fmt: skip
    line, event = bare[0]
    raise Failure(
        '{who} wrote "{line}" ({place}) and held no lock then; it took one ({taken}), but not for this.'
        if held
        else '{who} wrote "{line}" ({place}) and never held a lock of multiprocessing. (A lock of the module '
        "threading keeps out threads of the same process, nobody else.)",
        who=who, line=line, place=evidence.place(event),
        taken=evidence.place(held[0].begin if held else event),
    )  # fmt: skip


@pytest.mark.points(2)
def test_released(evidence):
    """Whoever took a lock has given it back, also after the exception."""
    found = [(who, hold) for who in evidence.processes for hold in holds(evidence, who)]
    if all(who == evidence.main for who, _ in found):
        raise Failure("No child took a lock, so nothing shows that it would be given back.")
    for who, hold in found:
        if not hold.end:
            error = evidence.traceback(who)
            raise Failure(
                "{who} took the lock ({place}) and stopped with {error} before it could release it. Nobody "
                "will ever get it again. with lock: or try: ... finally: releases it then, too."
                if error
                else "{who} took the lock ({place}) and never released it, so nobody else could have it.",
                who=who, place=evidence.place(hold.begin), error=error,
            )  # fmt: skip


@pytest.mark.points(1)
@pytest.mark.depends("own_child")
def test_together(evidence):
    """All processes are started before one is waited for."""
    pids = {str(writer(evidence, title).pid) for title in pages(evidence)}
    starts = [e for e in evidence.happened("p.start", by=evidence.main) if e.object in pids]
    waits = [e for e in evidence.happened("p.joining", "p.join", by=evidence.main) if e.object in pids]
    if starts and waits and waits[0].at < starts[-1].at:
        raise Failure(
            "{who} called join() ({join}) when it had started {count} of {total} processes; the last start() "
            "came after that wait ({start}). So the pages were printed one after the other, and the lock had "
            "nothing to do. Start all of them in one loop and join them in a second one.",
            who=evidence.main, join=evidence.place(waits[0]), start=evidence.place(starts[-1]),
            count=sum(start.at < waits[0].at for start in starts), total=len(starts),
        )  # fmt: skip


@pytest.mark.points(1)
@pytest.mark.depends("ends")
def test_waited(evidence):
    """Main waits until all of them have ended."""
    main, children = evidence.main, evidence.started()
    if not children:
        raise Failure("{main} started no process, so it waited for none.", main=main)
    found = evidence.happened("p.join", "p.ended", by=main)
    ended = {event.object for event in found if event.value and event.line}  # without: the library, at exit
    for child in children:
        if str(child.pid) not in ended:
            raise Failure(
                "{main} ended without having waited for {child}. The lock disappears with its maker, and "
                "under spawn a child needs a while to begin: it may find no lock any more. A sleep is a "
                "guess; join() comes back when the child has ended.",
                main=main, child=child,
            )  # fmt: skip
