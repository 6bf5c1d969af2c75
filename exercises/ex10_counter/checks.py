"""Checks of ex10_counter: three children counted in one shared object, and no count can have been lost.

That a total is right proves nothing: whether two processes were in each other's way is luck.  So the proof
looks at which locks were held at every read and write, and at what was ordered by start, join or message.
"""

import re
from collections import defaultdict

import pytest

from grader.checks import Failure
from grader.evidence.races import races

READS, WRITES = ("v.r", "m.r", "s.r"), ("v.w", "m.w", "s.w")
GATES = 3


def wanted(evidence):
    return GATES * evidence.scenario.inputs["visitors"]


def printed(evidence):
    """The lines that begin with total, with what follows that word."""
    found = [(line, line.text.split()) for line in evidence.lines()]
    return [(line, " ".join(words[1:])) for line, words in found if words[:1] == ["total"]]


def counters(evidence):
    """Who wrote to which shared object: the indices of the children by the object's identity."""
    children, found = {child.index for child in evidence.started()}, defaultdict(set)
    for event in evidence.happened(*WRITES):
        if event.process in children:
            found[event.object].add(event.process)
    return found


def counter(evidence):
    """The object to which the most children wrote, and that it was last written to by whom and where."""
    found = counters(evidence)
    return max(found, key=lambda thing: len(found[thing]))


def touches(event, thing):
    """Whether an access concerns this object: itself, the whole of which it is a part, or all its parts."""
    whole = re.split(r"(?<=\d)[\[.]", thing)[0]
    return event.object in (thing, whole, f"{whole}[:]")


def is_own_method(event):
    """A method of a class that the program itself has registered with its Manager: it may read or write."""
    return event.kind == "m.w" and "[" not in event.object and not hasattr(list, event.value)


@pytest.mark.points(1)
def test_ends(evidence):
    """The program ends by itself, and main without an error."""
    ending, main = evidence.ending, evidence.main
    error = evidence.traceback(main)
    if ending.kind == "exited" and not ending.ok and error:
        raise Failure("{who} stopped with {error}.", who=main, error=error)
    if not ending.ok:
        raise Failure(ending.summary.template, **ending.summary.fields)


@pytest.mark.points(1)
def test_children(evidence):
    """Main starts three processes, and each of them ends without an error."""
    main, children = evidence.main, evidence.started()
    for child in children:
        error = evidence.traceback(child)
        if error and error.startswith("NameError") and evidence.scenario.start_method != "fork":
            raise Failure(
                "{who} stopped with {error}. Under spawn a child does not inherit your variables: it "
                'imports the file anew, and what stands under if __name__ == "__main__": is not executed '
                "there. Hand the object over in args.",
                who=child, error=error,
            )  # fmt: skip
        if error and error.startswith("FileNotFoundError") and evidence.scenario.start_method != "fork":
            raise Failure(
                "{who} found the lock gone ({error}). It disappears when its maker ends, and under spawn a "
                "child needs a while to begin: main has to join() all children.",
                who=child, error=error,
            )  # fmt: skip
        if error and child.exit_code != 0:
            raise Failure("{who} stopped with {error}.", who=child, error=error)
    if len(children) != GATES:
        raise Failure(
            "{who} started {count} processes with start(), not three. A thread, a call of run() or of the "
            "function itself stays inside the process; the workers of a pool share their tasks as it comes.",
            who=main, count=len(children),
        )  # fmt: skip
    for child in children:
        if child.exit_code != 0 and evidence.ending.kind == "exited":
            code = "?" if child.exit_code is None else child.exit_code
            raise Failure("{who} ended with exit code {code}, not with 0.", who=child, code=code)


@pytest.mark.points(1)
@pytest.mark.depends("children")
def test_together(evidence):
    """All three are started before one is waited for."""
    pids = {str(child.pid) for child in evidence.started()}
    starts = [e for e in evidence.happened("p.start", by=evidence.main) if e.object in pids]
    waits = [e for e in evidence.happened("p.joining", "p.join", by=evidence.main) if e.object in pids]
    if waits and waits[0].at < starts[-1].at:
        raise Failure(
            "{who} called join() ({join}) when it had started {count} of {total} processes; the last start() "
            "came after that wait ({start}). So one gate had closed before the next one opened. Start all of "
            "them in one loop and join them in a second one.",
            who=evidence.main, join=evidence.place(waits[0]), start=evidence.place(starts[-1]),
            count=sum(start.at < waits[0].at for start in starts), total=len(starts),
        )  # fmt: skip


@pytest.mark.points(2)
@pytest.mark.depends("children")
def test_counted(evidence):
    """All three count in one and the same shared object, and main reads it."""
    found, children = counters(evidence), evidence.started()
    own = evidence.happened(*WRITES, by=evidence.main)
    if not found:
        raise Failure(
            "No child wrote to a shared object, but {who} did ({place}). A call like target=gate(...) runs "
            "at once, in main; hand over the function and its arguments apart: target=gate, args=(...)."
            if own
            else "No child wrote to a Value, an Array or an object of a Manager. Everything else, a global "
            "variable for instance, exists once per process: what a child counts there nobody else sees.",
            who=evidence.main, place=evidence.place(own[-1]) if own else "",
        )  # fmt: skip
    thing = counter(evidence)
    idle = [child for child in children if child.index not in found[thing]]
    if idle and set().union(*found.values()) >= {child.index for child in idle}:
        raise Failure(
            "{who} counted somewhere else than {other}. There is to be one counter for all three: made once, "
            "in the parent, and handed over in args (what stands at the top of your file is executed anew by "
            "every spawned child).",
            who=idle[0], other=evidence.processes[min(found[thing])],
        )  # fmt: skip
    if idle:
        raise Failure("{who} counted nobody: it never wrote to the shared counter.", who=idle[0])
    writes = [event for event in evidence.happened(*WRITES) if touches(event, thing)]
    if writes[-1].process == evidence.main.index and not is_own_method(writes[-1]):
        raise Failure(
            "{who} wrote to the counter last ({place}), so its value is not what the three had counted.",
            who=evidence.main, place=evidence.place(writes[-1]),
        )  # fmt: skip
    reads = [event for event in evidence.happened(*READS) if touches(event, thing)]
    reads += [event for event in writes if is_own_method(event)]
    for child in children:
        own = next(event for event in writes if event.process == child.index)
        if own.kind == "v.w" and not any(r.process == child.index and r.at < own.at for r in reads):
            raise Failure(
                "{who} wrote to the counter ({place}) without having read it. To count is to add to what is "
                "already there.",
                who=child, place=evidence.place(own),
            )  # fmt: skip
    if not any(event.process == evidence.main.index for event in reads):
        raise Failure("{who} never read the counter, so its total comes from elsewhere.", who=evidence.main)


@pytest.mark.points(4)
@pytest.mark.depends("counted")
def test_lost(evidence, evidences):
    """No count can be lost, however unlucky the timing."""
    found = {race.kind: race for race in reversed(races(evidence))}  # the first of each kind
    worst = max([evidence, *evidences], key=missing)
    if "data" in found and found["data"].accesses[0].access == "read":
        raise Failure(
            LOST if missing(evidence) else OTHERWISE_LOST if missing(worst) else LUCKY,
            **found["data"].text.fields,
            missing=missing(evidence) or missing(worst),
            total=wanted(evidence if missing(evidence) else worst),
            run=worst.scenario.label,
        )
    if "data" in found:
        raise Failure(found["data"].text.template, **found["data"].text.fields)
    if missing(evidence) and "read_before_join" not in found:
        raise Failure("{missing} of {total} visitors were not counted.",
                      missing=missing(evidence), total=wanted(evidence))  # fmt: skip


def missing(evidence):
    """How many visitors too few main has printed."""
    numbers = [int(number) for _, number in printed(evidence) if number.isdigit()]
    return max(0, wanted(evidence) - numbers[-1]) if numbers else 0


LOST = (
    "{missing} of {total} visitors were lost. {who} reads {object} at line {read} and writes it at line "
    "{line}; {other} may write it in between (line {other_line}), and one of the two counts is gone. Hold "
    "one lock, the same for all, from the read to the write."
)
OTHERWISE_LOST = (
    "The total of this run is right, but that was luck: in the run {run}, {missing} of {total} visitors "
    "were lost. {who} reads {object} at line {read} and writes it at line {line}; {other} may write it in "
    "between (line {other_line}), and one of the two counts is gone. Hold one lock, the same for all, "
    "from the read to the write."
)
LUCKY = (
    "The total is right, but that was luck. {who} reads {object} at line {read} and writes it at line "
    "{line}; {other} may write it in between (line {other_line}), and one of the two counts is gone. Hold "
    "one lock, the same for all, from the read to the write."
)


@pytest.mark.points(1)
@pytest.mark.depends("counted")
def test_joined(evidence):
    """Main reads the total when all three have ended."""
    order, own = evidence.order, [event for event in evidence.happened("m.w") if is_own_method(event)]
    last = {evidence.processes[event.process]: event for event in own}
    total = last.pop(evidence.main, None)
    for child, counted in last.items() if total else ():
        if not order.before(counted, total):
            raise Failure(
                "{who} asked for the total ({place}), but nothing had made it wait for {child}, which may "
                "still have been counting ({other}). join() waits for the end of a process; a sleep guesses.",
                who=evidence.main, place=evidence.place(total), child=child, other=evidence.place(counted),
            )  # fmt: skip
    for race in races(evidence):
        if race.kind == "read_before_join":
            raise Failure(race.text.template, **race.text.fields)


@pytest.mark.points(1)
def test_total(evidence):
    """Main prints one line: total, and how many visitors all three have counted."""
    main, lines = evidence.main, printed(evidence)
    if not lines:
        raise Failure("There is no line that begins with total.", expected=f"total {wanted(evidence)}")
    for line, number in lines:
        if line.process != main.index:
            raise Failure("{who} wrote the line with total; main is to do it.", who=evidence.writer(line))
        if number != str(wanted(evidence)):
            raise Failure(
                "{who} printed another total than three times the visitors of a gate.",
                who=main, expected=f"total {wanted(evidence)}", actual=line.text,
            )  # fmt: skip
    if len(lines) > 1:
        raise Failure("{who} printed {count} lines with total; one is enough.", who=main, count=len(lines))
