"""Checks of ex07_manager: each guest has signed what a manager keeps, and main has read it afterwards.

Which processes there were is the kernel's word, and the pids in the dict and the list are held against it.
That a guest asked the manager to change something, and when main asked for it, is told by the probe.
"""

import ast
from collections import defaultdict

import pytest

from grader.checks import Failure
from grader.evidence.location import overlap, split
from grader.evidence.order import Order
from grader.evidence.start_methods.method import origins

PUTS = ("__setitem__", "update", "__ior__", "setdefault", "append", "extend", "insert")
LOOKS = ("__len__", "__contains__")  # they tell something of it, not what is in it
GONE = ("FileNotFoundError", "ConnectionRefusedError", "ConnectionResetError", "BrokenPipeError", "EOFError")


def of_kind(evidence, kind):
    """The dicts or lists that a manager was asked to make."""
    return {event.object for event in evidence.happened("m.new") if event.value == kind}


def writes(evidence, kind):
    """All that was written to a dict or a list of a manager: (object, part, event)."""
    made, found = of_kind(evidence, kind), evidence.happened("m.w")
    return [(*parts, event) for event in found if (parts := split("m", event.object))[0] in made]


def shared(evidence, kind):
    """The dict or list to which the most guests wrote, and the indices of these; (None, nobody)."""
    guests, writers = {child.index for child in evidence.started()}, defaultdict(set)
    for thing, _, event in writes(evidence, kind):
        if event.process in guests:
            writers[thing].add(event.process)
    thing = max(writers, key=lambda one: len(writers[one]), default=None)
    return thing, writers[thing]


def signed(evidence, child):
    """The guests under whose names this process has entered something."""
    thing, _ = shared(evidence, "dict")
    own = {(one, part) for one, part, event in writes(evidence, "dict") if event.process == child.index}
    return [name for name in evidence.scenario.inputs["names"] if (thing, f"[{name!r}]") in own]


def reads(evidence, kind):
    """What main has asked for of the shared dict or list: (part, event)."""
    thing, _ = shared(evidence, kind)
    found = [(*split("m", event.object), event) for event in evidence.happened("m.r", by=evidence.main)]
    return [(part, event) for one, part, event in found if one == thing and event.value not in LOOKS]


def shown(evidence, kind):
    """The lines that begin with this word, with what follows it."""
    found = [(line, line.text.strip().partition(" ")) for line in evidence.lines()]
    return [(line, rest.strip()) for line, (first, _, rest) in found if first == kind]


@pytest.mark.points(1)
def test_ends(evidence):
    """The program ends by itself, and main without an error."""
    ending, main, error = evidence.ending, evidence.main, evidence.traceback(evidence.main)
    if ending.ok:
        return
    if ending.kind == "exited" and error:
        raise Failure(
            "{who} asked the manager for something and stopped with {error}. The manager's process was gone "
            "by then: it ends with the with-block."
            if error.startswith(GONE) and of_kind(evidence, "dict")
            else "{who} stopped with {error}.",
            who=main, error=error,
        )  # fmt: skip
    raise Failure(ending.summary.template, **ending.summary.fields)


@pytest.mark.points(1)
def test_children(evidence):
    """Main starts one process for every name, and each of them ends without an error."""
    main, children, wanted = evidence.main, evidence.started(), evidence.scenario.start_method
    for child in children:
        error = evidence.traceback(child)
        if error and child.exit_code != 0:
            raise Failure(
                "{who} stopped with {error}. Under spawn a child does not inherit your variables: it "
                'imports the file anew, and what stands under if __name__ == "__main__": is not executed '
                "there. Hand the proxies over in args."
                if error.startswith("NameError") and wanted != "fork"
                else "{who} wanted to sign and stopped with {error}. The manager's process was gone by then: "
                "it ends with the with-block and with {main}, so {main} has to join() every guest before."
                if error.startswith(GONE) and of_kind(evidence, "dict")
                else "{who} stopped with {error}.",
                who=child, error=error, main=main,
            )  # fmt: skip
    if len(children) != (total := len(evidence.scenario.inputs["names"])):
        raise Failure("{who} started {count} processes with start(), not one for each of the {total} names. "
                      "A thread, a call of run() or of the function itself stays inside the process; the "
                      "workers of a pool share their tasks as it comes.",
                      who=main, count=len(children), total=total)  # fmt: skip
    for child in children:
        if child.exit_code != 0 and evidence.ending.kind == "exited":
            raise Failure("{who} ended with exit code {code}, not with 0.",
                          who=child, code="?" if child.exit_code is None else child.exit_code)  # fmt: skip
        used = origins(evidence).get(child.index, wanted)
        if wanted and used != wanted:
            raise Failure(
                "{who} was made by {used}, although this run asked for {wanted}: the program has chosen a "
                "start method of its own. It is to work under each of them.",
                who=child, used=used, wanted=wanted,
            )  # fmt: skip


@pytest.mark.points(1)
@pytest.mark.depends("children")
def test_together(evidence):
    """All guests are started before one is waited for."""
    pids = {str(child.pid) for child in evidence.started()}
    starts = [e for e in evidence.happened("p.start", by=evidence.main) if e.object in pids]
    waits = [e for e in evidence.happened("p.joining", "p.join", by=evidence.main) if e.object in pids]
    if waits and waits[0].at < starts[-1].at:
        raise Failure(
            "{who} called join() ({join}) when it had started {count} of {total} processes; the last start() "
            "came after that wait ({start}). So one guest had left before the next one came. Start all of "
            "them in one loop and join them in a second one.",
            who=evidence.main, join=evidence.place(waits[0]), start=evidence.place(starts[-1]),
            count=sum(start.at < waits[0].at for start in starts), total=len(starts),
        )  # fmt: skip


@pytest.mark.points(3)
@pytest.mark.depends("children")
def test_kept(evidence):
    """Every guest signs one dict and one list that a manager keeps, itself and under its own name."""
    if not any(process.role == "manager" for process in evidence.processes):
        raise Failure(
            "There was no manager's process. An ordinary dict or list lives in the memory of one process: "
            "each guest signs a copy of its own, and nobody else ever sees it."
        )
    for kind in ("dict", "list"):
        thing, writers = shared(evidence, kind)
        for child in evidence.started():
            if child.index not in writers:
                raise unsigned(evidence, child, kind)
        events = [event for one, _, event in writes(evidence, kind) if one == thing]
        first = next(event.at for event in events if event.process in writers)
        for event in events:
            if event.process == evidence.main.index and event.at > first and event.value in PUTS:
                raise Failure("{who} wrote to the {kind} itself ({place}), after guests had signed it: what "
                              "is in it is not all theirs.",
                              who=evidence.main, kind=kind, place=evidence.place(event))  # fmt: skip
    for child in evidence.started():
        if len(signed(evidence, child)) != 1:
            raise Failure("{who} wrote to the dict under {count} of the names, not under one: every guest "
                          "signs once, for itself, as book[name] = os.getpid().",
                          who=child, count=len(signed(evidence, child)))  # fmt: skip


def unsigned(evidence, child, kind):
    elsewhere = [event for _, _, event in writes(evidence, kind) if event.process == child.index]
    if elsewhere:
        return Failure("{who} signed another {kind} than the other guests ({place}). There is to be one "
                       "{kind} for all: made once, in the parent, and handed over in args.",
                       who=child, kind=kind, place=evidence.place(elsewhere[0]))  # fmt: skip
    got = [event for event in evidence.happened("m.r", by=child) if event.value not in LOOKS]
    own = [event for _, _, event in writes(evidence, kind) if event.process == evidence.main.index]
    return Failure(
        "{who} never changed a {kind} of the manager, but it did get something out ({place}). What comes "
        "back is a copy: to change it, or to assign a new {kind} to the name, changes nothing in the manager."
        if got
        else "{who} never changed a {kind} of the manager; it was {main} that did ({place}). A call like "
        "target=sign(...) runs at once, in {main}: write target=sign, args=(...)."
        if own
        else "{who} never changed a {kind} of the manager. Did it get what manager.{kind}() returned?",
        who=child, kind=kind, main=evidence.main,
        place=evidence.place((got or own)[-1]) if got or own else "",
    )  # fmt: skip


@pytest.mark.points(2)
@pytest.mark.depends("kept")
def test_joined(evidence):
    """Main reads the dict and the list when all guests have left."""
    order, main = Order.without_locks(evidence), evidence.main
    for kind in ("dict", "list"):
        asked = reads(evidence, kind)
        if not asked:
            raise Failure("{who} never got the {kind} from the manager.", who=main, kind=kind)
        thing, writers = shared(evidence, kind)
        found = [(part, event) for one, part, event in writes(evidence, kind) if one == thing]
        own = [event for _, event in found if event.process == main.index]
        for part, write in ((part, event) for part, event in found if event.process in writers):
            early = [event for other, event in asked if overlap(other, part)][-1:]
            early = [event for event in early if not order.before(write, event)]
            early += [event for event in own if order.concurrent(write, event)]
            if early:
                raise Failure(
                    "{who} used the {kind} ({place}) although {child}, which signs it ({other}), may not "
                    "have been so far by then. Wait for its end with join() before.",
                    who=main, kind=kind, place=evidence.place(early[0]), other=evidence.place(write),
                    child=evidence.processes[write.process],
                )  # fmt: skip


@pytest.mark.points(2)
@pytest.mark.depends("kept")
def test_printed(evidence):
    """Main prints the dict, with the pid of every guest by its name, and the list of their pids."""
    book = {name: child.pid for child in evidence.started() for name in signed(evidence, child)}
    for kind, expected in (("dict", book), ("list", sorted(book.values()))):
        lines = shown(evidence, kind)
        if not lines:
            raise Failure("There is no line that begins with {kind}.", kind=kind)
        for line, text in lines:
            if line.process != evidence.main.index:
                raise Failure("{who} wrote the line with {kind}; main is to do it.",
                              who=evidence.writer(line), kind=kind)  # fmt: skip
            found = value_of(kind, text)
            if (sorted(found) if kind == "list" else found) != expected:
                raise Failure("The {kind} that {who} printed is not what the guests have signed.", kind=kind,
                              who=evidence.main, expected=f"{kind} {expected}", actual=line.text)  # fmt: skip
        if len(lines) > 1:
            raise Failure("{count} lines begin with {kind}; one is enough.", count=len(lines), kind=kind)


def value_of(kind, text):
    """The dict of names and numbers, or the list of numbers, that was printed."""
    if "()' failed" in text:
        raise Failure(
            "The manager was gone when its {kind} was to be printed. print() does not raise an error then, "
            "it shows this. Print inside the with-block, or copy before its end: {kind}(...).",
            kind=kind, actual=text,
        )  # fmt: skip
    try:
        found = ast.literal_eval(text)
    except (ValueError, SyntaxError):
        found = None
    if type(found).__name__ != kind or (kind == "list" and not all(isinstance(one, int) for one in found)):
        example = {"dict": "{'amber': 812, 'coral': 813}", "list": "[813, 812]"}[kind]
        raise Failure("What follows the word {kind} is no {kind} of pids.", kind=kind,
                      expected=f"{kind} {example}", actual=f"{kind} {text}")  # fmt: skip
    return found
