"""Checks of ex03_workers: as many processes compute as CPUs are there for them, and every one of them does.

Which process wrote "begin 4711" is the kernel's word, and how many CPUs the program could use is the
supervisor's.  work() lets nobody begin before a process has come for each CPU, so none of them can be late.
"""

import pytest

from grader.checks import Failure

WAITS = ("res.wait", "pool.joining", "p.joining", "q.wait", "c.wait")


def numbers(evidence):
    return list(evidence.scenario.args)


def lines_of(evidence, first):
    """The lines on stdout that begin with this word, with their words."""
    found = [(line, line.text.split()) for line in evidence.lines()]
    return [(line, words) for line, words in found if words[:1] == [first]]


def computing(evidence):
    """The processes that began to work, in that order, each with its first number."""
    first = {}
    for line, words in lines_of(evidence, "begin"):
        first.setdefault(line.process, " ".join(words[1:2]))
    return [(evidence.processes[index], number) for index, number in first.items()]


def workers(evidence):
    """Every process that was made to work, whether or not it did."""
    return [p for p in evidence.processes if p.role in ("worker", "child")]


def pool_size(evidence):
    """How many workers the pools were to have, all together; 0 if there is no pool."""
    return sum(int(event.value.split()[1]) for event in evidence.happened("pool.new"))


def joining(evidence):
    """Where main waits for processes of its own to end."""
    return evidence.happened("p.joining", by=evidence.main)


def errors(evidence):
    """Whoever ended with a traceback, main first, with its last line."""
    found = [(process, evidence.traceback(process)) for process in evidence.processes]
    return [(process, error) for process, error in found if error]


def primes_below(n):
    return sum(all(c % d for d in range(2, int(c**0.5) + 1)) for c in range(2, n))


@pytest.mark.points(2)
def test_workers(evidence):
    """All the computing is done by processes other than main."""
    main = evidence.main
    for who, number in computing(evidence):
        if who == main:
            raise Failure(
                "{who} worked on {number} itself. Its threads are no help: they are part of it, also those "
                "of a ThreadPool or ThreadPoolExecutor, and share its one interpreter lock. Only one of them "
                "computes at a time.",
                who=main, number=number,
            )  # fmt: skip
        if who.role not in ("worker", "child") or not who.observed:
            raise Failure("{who}, which worked on {number}, is no worker.", who=who, number=number)
    if not computing(evidence):
        raise why_nobody(evidence)


def why_nobody(evidence):
    for who, error in errors(evidence):
        return Failure("Nobody began to work: {who} stopped with {error}.", who=who, error=error)
    for task in evidence.happened("task.error"):
        return Failure(
            "Nobody began to work: a task raised {error}, and nobody asked for its result. Does work() get "
            "its argument as a tuple of one, (n,)? get() would show the error.",
            error=task.value,
        )
    if evidence.happened("pool.submit") and evidence.ending.ok:
        return Failure(
            "Nobody began to work: {who} ended before a worker had come to it, and the workers were stopped "
            "together with it. Handing over does not wait; something has to wait for the results.",
            who=evidence.main,
        )
    return Failure("Nobody began to work: work() was never called.")


@pytest.mark.points(4)
@pytest.mark.depends("workers")
def test_as_many(evidence):
    """There are as many workers as CPUs that the program may use."""
    made, wanted = workers(evidence), evidence.cpus
    count = len(made) if len(made) > wanted else max(len(made), min(pool_size(evidence), wanted))
    places = evidence.happened("pool.new", "p.start")
    facts = {"count": count, "cpus": wanted, "line": evidence.place(places[-1]) if places else "?"}
    if count > wanted and len(made) >= len(numbers(evidence)):
        raise Failure(
            "Worker processes made: {count} ({line}), for {numbers} numbers. CPUs that this run was allowed "
            "to use: {cpus}. A process costs time and memory, and more of them than CPUs only take turns. "
            "Make as many workers as CPUs; each of them works on several numbers.",
            numbers=len(numbers(evidence)), **facts,
        )  # fmt: skip
    if count > wanted:
        raise Failure(
            "Worker processes made: {count} ({line}). CPUs that this run was allowed to use: {cpus}, however "
            "many the machine has. cpu_count() counts those of the machine, and a number that you write down "
            "fits one machine only. Ask for those that your program may use, its affinity.",
            **facts,
        )
    if count < wanted and evidence.ending.kind == "deadlocked" and joining(evidence):
        raise Failure(
            "Worker processes made: {count} ({line}). CPUs that this run was allowed to use: {cpus}. If more "
            "of them were to come, {main} never got there: it waits in join() ({waits}) for one that waits "
            "for the others. First start all, then join all.",
            main=evidence.main, waits=evidence.place(joining(evidence)[-1]), **facts,
        )  # fmt: skip
    if count < wanted:
        raise Failure(
            "Worker processes made: {count} ({line}). CPUs that this run was allowed to use: {cpus}. So at "
            "least one CPU has nothing to do. Main only waits and needs none for itself.",
            **facts,
        )


@pytest.mark.points(3)
@pytest.mark.depends("as_many")
def test_all_work(evidence):
    """Every worker takes part in the computing."""
    busy = computing(evidence)
    if len(busy) < evidence.cpus:
        raise why_few(evidence, *busy[0])


def why_few(evidence, who, number):
    """Why the others did not come to work."""
    main = evidence.main
    facts = {"number": number, "who": who, "busy": len(computing(evidence)), "cpus": evidence.cpus}
    for stopped, error in errors(evidence):
        return Failure(
            "Of {cpus} workers only {busy} began to work; {who}, with {number}, was one. {stopped} stopped "
            "with {error}.",
            stopped=stopped, error=error, **facts,
        )  # fmt: skip
    if evidence.ending.kind == "exited":
        return Failure(
            "Of {cpus} workers only {busy} began to work; {who}, with {number}, was one. The others got "
            "nothing to do before {main} ended.",
            main=main, **facts,
        )  # fmt: skip
    given, waits = evidence.happened("pool.submit", "p.start", by=main), evidence.happened(*WAITS, by=main)
    if not given or not waits:
        return Failure(
            "Of {cpus} workers only {busy} began to work; {who}, with {number}, was one. It waited for the "
            "others, who got nothing to do.",
            **facts,
        )
    return Failure(
        "Of {cpus} workers only {busy} began to work; {who}, with {number}, was one. It waited for "
        "the others, but this was all that {main} had handed over ({given}) when it began to wait "
        "({waits}), and one piece of work is for one worker. apply() hands over one and waits, and so"
        " does get(), result() or join() right after handing over; with a large chunksize many "
        "numbers are one piece.",
        main=main, given=evidence.place(given[-1]), waits=evidence.place(waits[-1]), **facts,
    )  # fmt: skip


@pytest.mark.points(2)
@pytest.mark.depends("all_work")
def test_results(evidence):
    """Every number is worked on once, and main shows what came out."""
    main = evidence.main
    for line, _ in lines_of(evidence, "result"):
        if line.process != main.index:
            raise Failure(
                "{who} wrote the line about its result itself. What work() returns is to reach {main}, and "
                "{main} writes the line.",
                who=evidence.writer(line), main=main, actual=line.text,
            )  # fmt: skip
    for number in numbers(evidence):
        done = [evidence.writer(line) for line, words in lines_of(evidence, "end") if words[1:2] == [number]]
        shown = [words[2:] for _, words in lines_of(evidence, "result") if words[1:2] == [number]]
        if len(done) > 1:
            raise Failure("{number} was worked on {count} times.", number=number, count=len(done))
        if len(shown) != 1:
            raise why_not_one(evidence, number, len(shown), done)
        if not done:
            raise Failure("{main} shows a result for {number}, but no worker has finished that one.",
                          main=main, number=number)  # fmt: skip
        truth = str(primes_below(int(number)))
        if shown != [[truth]]:
            raise Failure(
                "{main} shows a wrong result for {number}; {who} worked on it. Does each number stand beside "
                "what came back for it?",
                main=main, number=number, who=done[0],
                expected=f"result {number} {truth}", actual=" ".join(["result", number, *shown[0]]),
            )  # fmt: skip


def why_not_one(evidence, number, count, done):
    main, error = evidence.main, evidence.traceback(evidence.main)
    if count:
        return Failure("{main} shows {count} results for {number}.", main=main, number=number, count=count)
    if error:
        return Failure(
            "{main} does not show a result for {number}; it stopped with {error}.",
            main=main, number=number, error=error,
        )  # fmt: skip
    if done:
        return Failure(
            "{who} worked on {number}, but {main} does not show the result. What work() returns goes back to "
            "whoever asks for it.",
            who=done[0], number=number, main=main,
        )  # fmt: skip
    return Failure("The work on {number} was never finished.", number=number)


@pytest.mark.points(1)
@pytest.mark.depends("all_work")
def test_ends(evidence):
    """The program ends by itself and without an error."""
    ending, error = evidence.ending, evidence.traceback(evidence.main)
    if ending.kind == "exited" and not ending.ok and error:
        raise Failure("{who} stopped with {error}.", who=evidence.main, error=error)
    if not ending.ok:
        raise Failure(ending.summary.template, **ending.summary.fields)
