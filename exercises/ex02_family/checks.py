"""Checks of ex02_family: three generations of processes, and what each says of itself and its starter."""

import re
from dataclasses import dataclass

import pytest

from grader.checks import Failure
from grader.evidence import Line, Process
from grader.evidence.start_methods.method import origins

LINE = re.compile(r"(\S+) +(\d+) +started by +(\d+)")
FORM = "{name} PID started by PID"


@dataclass(frozen=True)
class Statement:
    """A line of the asked-for form: what it says, and who really wrote it."""

    name: str
    pid: int
    starter: int
    writer: Process
    line: Line

    def place(self, evidence):
        """The line of the student's file that printed it, or "?"."""
        event = evidence.written(self.line)
        return event.line if event and event.line else "?"


def descendants(evidence):
    """Everybody whom main started, directly or not."""
    found = list(evidence.started())
    for process in found:
        found.extend(evidence.started(process))
    return found


def statements(evidence, name):
    """What was said about this member of the family, by whomever."""
    found = [(LINE.fullmatch(line.text.strip()), line) for line in evidence.lines()]
    return [
        Statement(match[1], int(match[2]), int(match[3]), evidence.writer(line), line)
        for match, line in found
        if match and match[1] == name
    ]


def members(evidence):
    """(name, process) of main, child and grandchild, for checks that depend on the tree."""
    child = evidence.started()[0]
    processes = (evidence.main, child, evidence.started(child)[0])
    return list(zip(evidence.scenario.args, processes, strict=True))


def starter_pid(evidence, process):
    """The pid of who called start() for it; for main of whom the kernel knows as its parent."""
    starter = evidence.starter(process)
    return evidence.main.ppid if starter is None else starter.pid


def truth_of(evidence, name, process):
    """The line that this process should have printed."""
    return f"{name} {process.pid} started by {starter_pid(evidence, process)}"


@pytest.mark.points(1)
def test_ends(evidence):
    """The program ends normally."""
    error = evidence.traceback(evidence.main)
    if error and not evidence.ending.ok:
        raise Failure("{who} stopped with an error: {error}", who=evidence.main, error=error)
    if not evidence.ending.ok:
        summary = evidence.ending.summary
        raise Failure(summary.template, **summary.fields)


@pytest.mark.points(2)
def test_tree(evidence):
    """Main starts the child, and the child starts the grandchild."""
    main = evidence.main
    children = evidence.started(main)
    if not children and (error := evidence.traceback(main)):
        raise Failure("{who} stopped before it had started a process: {error}", who=main, error=error)
    if not children:
        raise Failure(
            "{who} started no process. Calling a function, or run(), or starting a thread stays inside the "
            "same process, with the same pid; only Process(...).start() makes a new one.",
            who=main,
        )
    if len(children) > 1:
        raise Failure(
            "{who} itself started {count} processes, {first} and {second} (line {line}): they are "
            "siblings. The grandchild is started by the child, so its Process is created and started in "
            "the function that the child runs.",
            who=main, count=len(children), first=children[0], second=children[1],
            line=evidence.happened("p.start", by=main)[1].line or "?",
        )  # fmt: skip
    (child,) = children
    grandchildren = evidence.started(child)
    if any("daemonic processes are not allowed" in line.text for line in evidence.lines("stderr", child)):
        raise Failure(
            "{who} is a daemon process, and those may not start processes: it stopped with an "
            "AssertionError and there was no grandchild. Leave daemon=True out.",
            who=child,
        )
    if not grandchildren and (error := evidence.traceback(child)):
        raise Failure("{who} stopped before it had started a process: {error}", who=child, error=error)
    if not grandchildren:
        raise Failure(
            "{who} started no process. Calling a function, or run(), or starting a thread stays inside the "
            "same process, with the same pid; only Process(...).start() makes a new one.",
            who=child,
        )
    extra = [*grandchildren[1:], *evidence.started(grandchildren[0])]
    if extra:
        raise Failure(
            "There is one process too many: {who} was started by {starter}.",
            who=extra[0], starter=evidence.starter(extra[0]),
        )  # fmt: skip


@pytest.mark.points(1)
@pytest.mark.depends("tree")
def test_method(evidence):
    """The program leaves the choice of the start method to whoever runs it."""
    wanted = evidence.scenario.start_method
    for process in descendants(evidence):
        used = origins(evidence).get(process.index, evidence.scenario.start_method)
        if wanted is not None and used != wanted:
            raise Failure(
                "{who} was made by {used}, although this run asked for {wanted}: the program has chosen a "
                "start method of its own. What it prints has to be true under each of them.",
                who=process, used=used, wanted=wanted,
            )  # fmt: skip


@pytest.mark.points(1)
@pytest.mark.depends("tree")
def test_no_crash(evidence):
    """Child and grandchild end without an error."""
    for process in descendants(evidence):
        error = evidence.traceback(process)
        if error:
            raise Failure(
                "{who} stopped with {error}. Main does not notice this: only the exit code and the "
                "traceback on stderr tell.",
                who=process, error=error,
            )  # fmt: skip
        if process.exit_code != 0:
            raise Failure(
                "{who} ended with exit code {code}, not with 0. A negative code is the signal that ended "
                "it; daemon processes are killed when the one that started them ends.",
                who=process, code="?" if process.exit_code is None else process.exit_code,
            )  # fmt: skip


@pytest.mark.points(1)
@pytest.mark.depends("tree")
def test_lines(evidence):
    """Each of the three writes its own line, once."""
    for name, member in members(evidence):
        said = statements(evidence, name)
        if not said:
            near = [line.text for line in evidence.lines() if name in line.text]
            raise Failure(
                "There is no line about {name} of the form that is asked for; {who} should write it.",
                name=name, who=member,
                expected=FORM.format(name=name), actual=near[0] if near else "(nothing)",
            )  # fmt: skip
        strangers = [statement.writer for statement in said if statement.writer != member]
        if member in (statement.writer for statement in said) and strangers:
            raise Failure(
                "The line about {name} was written by {who}, and by {other} as well. What stands outside "
                'the if __name__ == "__main__": is executed by every process that imports your file.',
                name=name, who=member, other=strangers[0],
            )  # fmt: skip
        if strangers:
            raise Failure(
                "The line about {name} was written by {other}; {who} is to write it itself.",
                name=name, who=member, other=strangers[0],
            )  # fmt: skip
        if len(said) > 1:
            raise Failure("{who} wrote its line {count} times; once is enough.", who=member, count=len(said))


@pytest.mark.points(2)
@pytest.mark.depends("lines")
def test_own_pid(evidence):
    """The first number in each line is the pid of the process that wrote it."""
    for name, member in members(evidence):
        said = statements(evidence, name)[0]
        where, truth = said.place(evidence), truth_of(evidence, name, member)
        if said.pid == member.pid:
            continue
        if said.starter == member.pid:
            raise Failure(
                "{who} printed its two numbers the wrong way round (line {line}). A process learns its own "
                "number from os.getpid(), and that one comes first.",
                who=member, line=where,
            )  # fmt: skip
        if said.pid == evidence.main.pid:
            raise Failure(
                "{who} printed {got} as its own pid (line {line}), but that is main. os.getpid() was asked "
                "too early: at the top of the file, in __init__ or among the args it is executed before "
                "the new process exists.",
                who=member, got=said.pid, line=where, expected=truth, actual=said.line.text,
            )  # fmt: skip
        raise Failure(
            "{who} printed {got} as its own pid (line {line}), but the kernel says otherwise. A process "
            "learns its own number from os.getpid().",
            who=member, got=said.pid, line=where, expected=truth, actual=said.line.text,
        )  # fmt: skip


@pytest.mark.points(2)
@pytest.mark.depends("lines")
def test_started_by(evidence):
    """The second number in each line is the pid of the process that started the writer."""
    for name, member in members(evidence):
        said = statements(evidence, name)[0]
        starter, wanted = evidence.starter(member), starter_pid(evidence, member)
        where, truth = said.place(evidence), truth_of(evidence, name, member)
        if wanted in (None, said.starter):
            continue
        if starter is None:
            raise Failure(
                "{who} printed {got} as the pid of the process that started it (line {line}). It was not "
                "started by multiprocessing, so the operating system has to be asked: here os.getppid() is "
                "right.",
                who=member, got=said.starter, line=where, expected=truth, actual=said.line.text,
            )  # fmt: skip
        servers = [p for p in evidence.processes if p.role == "fork_server" and p.pid == said.starter]
        if servers:
            raise Failure(
                "{who} printed that it was started by {server} (line {line}). It was {starter} that called "
                "start(); under forkserver this call sends an order, and the fork server makes the "
                "process. os.getppid() is whom the kernel calls the parent; "
                "multiprocessing.parent_process().pid is who started you.",
                who=member, server=servers[0], line=where, starter=starter,
                expected=truth, actual=said.line.text,
            )  # fmt: skip
        raise Failure(
            "{who} printed {got} as the pid of the process that started it (line {line}), but it was "
            "started by {starter}.",
            who=member, got=said.starter, line=where, starter=starter,
            expected=truth, actual=said.line.text,
        )  # fmt: skip
