"""Checks of ex11_parallel: workers baked, two of them at one moment, and main shows what they returned.

Who wrote "begin 17" and "end 17", and in which order these lines came, is the kernel's word.  bake() is made
so that a serial program cannot end: the first loaf waits until another process bakes as well.
"""

from itertools import pairwise

import pytest

from grader.checks import Failure

WAITS = ("res.wait", "pool.joining", "p.joining", "q.wait", "c.wait")


def orders(evidence):
    return list(evidence.scenario.args)


def lines_of(evidence, first):
    """The lines on stdout that begin with this word, with their words."""
    found = [(line, line.text.split()) for line in evidence.lines()]
    return [(line, words) for line, words in found if words[:1] == [first]]


def bakers(evidence, first, number):
    """Who wrote "begin" or "end" about this loaf."""
    return [evidence.writer(line) for line, words in lines_of(evidence, first) if words[1:] == [number]]


def begun(evidence):
    return [number for number in orders(evidence) if bakers(evidence, "begin", number)]


def errors(evidence):
    """Whoever ended with a traceback, main first, with its last line."""
    found = [(process, evidence.traceback(process)) for process in evidence.processes]
    return [(process, error) for process, error in found if error]


@pytest.mark.points(2)
def test_bakers(evidence):
    """Every loaf is baked by a process other than main."""
    main = evidence.main
    for number in begun(evidence):
        who = bakers(evidence, "begin", number)[0]
        if who == main:
            raise Failure(
                "{who} baked loaf {number} itself. A thread is part of its process, also that of a "
                "ThreadPool, and so is a call like bake(n). A worker bakes what is handed to its pool as "
                "function and arguments apart.",
                who=main, number=number,
            )  # fmt: skip
        if who.role not in ("worker", "child") or not who.observed:
            raise Failure("{who}, which baked loaf {number}, is no worker.", who=who, number=number)
    if not begun(evidence):
        raise why_nobody(evidence)


def why_nobody(evidence):
    main = evidence.main
    for who, error in errors(evidence):
        return Failure("No loaf was begun: {who} stopped with {error}.", who=who, error=error)
    for task in evidence.happened("task.error"):
        return Failure(
            "No loaf was begun: a task raised {error}, and nobody asked for its result. Does bake() get its "
            "argument as a tuple of one, (n,)? get() would show the error.",
            error=task.value,
        )
    if evidence.happened("pool.submit") and evidence.happened("pool.join"):
        return Failure(
            "No loaf was begun, and nobody asked why: the pool has come to its end, but no task could be "
            "sent to a worker. A task is a function with a name, from the top of a file. get() would show "
            "the error.",
        )
    if evidence.happened("pool.submit") and evidence.ending.ok:
        return Failure(
            "No loaf was begun: {who} ended before a worker had come to it, and the workers were stopped "
            "together with it. Handing over does not wait; something has to wait for the results.",
            who=main,
        )
    return Failure("No loaf was begun: bake() was never called.")


def met(evidence):
    """Whether two loaves were in the works at one moment, each in a process of its own."""
    at_work = set()
    for line in evidence.lines():
        word, *about = line.text.split() or [""]
        task = line.process, *about
        if word == "begin" and any(process != line.process for process, *_ in at_work):
            return True
        if word == "begin":
            at_work.add(task)
        elif word == "end":
            at_work.discard(task)
    return False


@pytest.mark.points(4)
@pytest.mark.depends("bakers")
def test_together(evidence):
    """Two loaves are baked at the same time, in two processes."""
    if met(evidence):
        return
    for number in begun(evidence):
        if not bakers(evidence, "end", number):
            raise why_alone(evidence, number, bakers(evidence, "begin", number)[0])
    one, other = [*begun(evidence), "?"][:2]
    raise Failure(
        "No two loaves were ever baked at the same time: {one} was ready before {other} was begun, and so "
        "on. bake() of bakery.py is to do it, called by several processes.",
        one=one, other=other,
    )  # fmt: skip


def why_alone(evidence, number, who):
    """Why this task, which waits for another one in vain, is the only one."""
    ending, main = evidence.ending, evidence.main
    facts = {"number": number, "who": who, "main": main}
    if ending.kind == "exited":
        for stopped, error in errors(evidence):
            return Failure(
                "The task bake({number}) waited in {who} for another task to run at the same time. But "
                "{stopped} stopped with {error}.",
                stopped=stopped, error=error, number=number, who=who,
            )  # fmt: skip
        return Failure(
            "The task bake({number}) waited in {who} for another task to run at the same time. But {main} "
            "ended without waiting for the results, and the workers were stopped together with it. A with "
            "Pool() block does not wait at its end.",
            **facts,
        )
    if workers(evidence) == 1:
        return Failure(
            "The task bake({number}) waited for another task to run at the same time, and none did: the "
            "pool has one worker only, {who}, and it has its hands full. (Without a number a pool has as "
            "many as there are CPUs.)",
            **facts,
        )
    given, waits = evidence.happened("pool.submit", "p.start", by=main), evidence.happened(*WAITS, by=main)
    if given and is_map(evidence, given[-1]):
        return Failure(
            "The task bake({number}) waited for another task to run at the same time, and none did: all "
            "loaves went to {who} in one piece ({given}). chunksize says how many make a piece; with 1 each "
            "worker gets one at a time.",
            given=evidence.place(given[-1]), **facts,
        )  # fmt: skip
    if given and waits:
        return Failure(
            "The task bake({number}) waited for another task to run at the same time, and none did: this "
            "one was all that {main} had handed over ({given}) when it began to wait ({waits}). apply() "
            "does both at once, and so does get(), result() or join() right after handing over.",
            given=evidence.place(given[-1]), waits=evidence.place(waits[-1]), **facts,
        )  # fmt: skip
    return Failure(
        "The task bake({number}) waited in {who} for another task to run at the same time, and none did: no "
        "other process was baking.",
        **facts,
    )


def workers(evidence):
    """How many workers the pools have, all together; 0 if there is no pool."""
    return sum(int(event.value.split()[1]) for event in evidence.happened("pool.new"))


def is_map(evidence, event):
    """Whether this was a call of some map(), by the words of its line."""
    lines = evidence.source.splitlines() if event.file == evidence.program else []
    return "map" in "".join(lines[(event.line or 0) - 1 :][:1])


@pytest.mark.points(2)
@pytest.mark.depends("together")
def test_loaves(evidence):
    """Every loaf is baked once, and main shows it with the pid of its baker."""
    main = evidence.main
    for line, words in lines_of(evidence, "loaf"):
        if line.process != main.index:
            raise Failure(
                "{who} wrote the line about its loaf itself. What bake() returns is to reach {main}, and "
                "{main} writes the line.",
                who=evidence.writer(line), main=main, actual=line.text,
            )  # fmt: skip
        if len(words) != 3 or words[1] not in orders(evidence):
            raise Failure(
                "A line about a loaf has three words: loaf, the number, the pid of the baker.",
                expected=f"loaf {orders(evidence)[0]} 812", actual=line.text,
            )  # fmt: skip
    for number in orders(evidence):
        shown = [words[2] for _, words in lines_of(evidence, "loaf") if words[1] == number]
        done = bakers(evidence, "end", number)
        if len(done) > 1:
            raise Failure("Loaf {number} was baked {count} times.", number=number, count=len(done))
        if len(shown) != 1:
            raise why_not_one(evidence, number, len(shown), done)
        if shown != [str(who.pid) for who in done]:
            raise Failure(
                "{main} says that loaf {number} came from process {pid}; it was baked by {who}. bake() "
                "returns the number and the pid of its baker.",
                main=main, number=number, pid=shown[0], who=done[0] if done else "?",
            )  # fmt: skip


def why_not_one(evidence, number, count, done):
    main, error = evidence.main, evidence.traceback(evidence.main)
    if count:
        return Failure("{main} shows loaf {number} {count} times.", main=main, number=number, count=count)
    if error:
        return Failure(
            "{main} does not show loaf {number}; it stopped with {error}.",
            main=main, number=number, error=error,
        )  # fmt: skip
    if done:
        return Failure(
            "{who} baked loaf {number}, but {main} does not show it. The result waits in what apply_async() "
            "or submit() has returned.",
            who=done[0], number=number, main=main,
        )  # fmt: skip
    return Failure(
        "Loaf {number} was never ready: {main} ended before that, and the workers were stopped together "
        "with it.",
        number=number, main=main,
    )  # fmt: skip


@pytest.mark.points(3)
@pytest.mark.depends("loaves")
def test_order(evidence):
    """Main shows the loaves in the order of the command line."""
    shown = [words[1] for _, words in lines_of(evidence, "loaf")]
    for first, second in pairwise(shown):
        if orders(evidence).index(first) > orders(evidence).index(second):
            raise Failure(
                "{main} shows loaf {first} before {second}, but {second} was ordered before it. Side by "
                "side, a quick loaf overtakes a slow one: shown as they get ready, they change places.",
                main=evidence.main, first=first, second=second,
                expected=" ".join(orders(evidence)), actual=" ".join(shown),
            )  # fmt: skip


@pytest.mark.points(1)
@pytest.mark.depends("together")
def test_ends(evidence):
    """The program ends by itself and without an error."""
    ending, error = evidence.ending, evidence.traceback(evidence.main)
    if ending.kind == "exited" and not ending.ok and error:
        raise Failure("{who} stopped with {error}.", who=evidence.main, error=error)
    if not ending.ok:
        raise Failure(ending.summary.template, **ending.summary.fields)
