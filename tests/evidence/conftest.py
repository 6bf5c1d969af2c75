"""A hang told by hand: processes, where their threads stand, and what the probe reported."""

import re

import pytest

from grader.evidence import Event, Process
from grader.evidence.blocked import Blocked, Frame
from grader.evidence.deadlock import explain, report

LIBRARY = "/usr/lib/python3.12"


class Story:
    """Main has index 0 and pid 800, the next process index 1 and pid 801…

    A stack is written innermost first: a number is a line of the program, ``"net.py:3"`` one of another file
    of the student's, ``"queue.get"`` a function of the library.
    """

    def __init__(self):
        self.processes = [Process(0, "main", "main", pid=800)]
        self.blocked = []
        self.events = []

    def child(self, name=None, role="child", by=0, ended=None):
        """One more process; ``ended`` is its exit code, if it has ended."""
        index = len(self.processes)
        made = Process(
            index,
            name or f"{role} {index}",
            role,
            pid=800 + index,
            started_by=by,
            exit_code=-9 if ended is None else ended,
            exit_from="killed_by_kit" if ended is None else "wait",
        )
        self.processes.append(made)
        return index

    def stands(self, process, kind, *stack, thread=None, **facts):
        frames = tuple(frame(where) for where in stack)
        self.blocked.append(Blocked(process, thread or 800 + process, kind, frames, **facts))

    def joins(self, process, child, line):
        stack = ("multiprocessing/popen_fork.poll", "multiprocessing/process.join", line)
        self.stands(process, "child", *stack, child=child)

    def gets(self, process, line, inode=None):
        """In the pipe of a queue, or (no inode) behind another reader."""
        if inode is None:
            self.stands(process, "shared_futex", "multiprocessing/queues.get", line)
        else:
            read = ("multiprocessing/connection._recv", "multiprocessing/connection.recv_bytes")
            self.stands(process, "read", *read, "multiprocessing/queues.get", line, inodes=(inode,))

    def wants(self, process, lock, line, **facts):
        """Asks for a lock and does not get it."""
        self.told(process, "l.wait", lock, line=line)
        self.stands(process, "shared_futex", "multiprocessing/synchronize.__enter__", line, **facts)

    def takes(self, process, lock, line):
        self.told(process, "l.wait", lock, line=line)
        self.told(process, "l.acq", lock, line=line)

    def told(self, process, kind, thing="", value="", line=None, thread=None):
        """One event of the probe, after all those before it."""
        file = None if line is None else "ex.py"
        at = len(self.events)
        self.events.append(Event(at, process, thread or 800 + process, kind, thing, value, file, line))

    def explained(self):
        return explain(self.blocked, self.processes, self.events)

    def said(self):
        """The sentence of cause, without pids."""
        return re.sub(r" \(pid \d+(, thread \d+)?\)", "", self.explained().summary.render())

    def reported(self):
        return report(self.blocked, self.processes, self.events)


def frame(where):
    if isinstance(where, int):
        where = f"ex.py:{where}"
    file, _, line = where.partition(":")
    if line:
        return Frame(file, int(line), "work", own=True)
    module, _, function = where.rpartition(".")
    return Frame(f"{LIBRARY}/{module}.py", 1, function)


@pytest.fixture
def story():
    return Story()
