"""A hang told by hand: processes, where their threads stand, and what the probe reported."""

import re
from contextlib import contextmanager

import pytest

from grader.evidence import Ending, Event, Evidence, Process, Scenario
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


class Tale:
    """A run told by hand, one event after another.  Main is 0; ``child()`` starts another process.

    Things have plain names: a Value or Array ``"v"``, a part of it ``"v[3]"`` and ``"d['k']"``.
    """

    def __init__(self, source=""):
        self.processes = [Process(0, "main", "main", pid=800)]
        self.events, self.source = [], source
        self.more = {}  # of the evidence

    def child(self, by=0, role="child", forked=False):
        """One that is started and begins at once; by ``os.fork``, if ``forked``."""
        index = len(self.processes)
        self.processes.append(Process(index, f"{role} {index}", role, pid=800 + index, started_by=by))
        if not forked:
            self.tell(by, "p.start", str(800 + index), "worker" if role == "worker" else "")
            self.tell(index, "p.begin")
        return index

    def joins(self, process, child):
        return self.tell(process, "p.join", str(800 + child), "0")

    def value(self, name, line=None, kind="c_int"):
        return self.tell(0, "v.new", self.block(name), kind, line)

    def managed(self, name, kind, line=None):
        return self.tell(0, "m.new", f"{name}@server", kind, line)

    def reads(self, process, name, line=1, how="sync", thread=None):
        return self._touch("r", process, name, line, how, thread)

    def writes(self, process, name, line=1, how="sync", thread=None):
        return self._touch("w", process, name, line, how, thread)

    def adds(self, process, name, line=1, how="sync"):
        """``name += 1`` in one line."""
        self.reads(process, name, line, how)
        return self.writes(process, name, line, how)

    def calls(self, process, name, access, method, line=1):
        """A call on what a manager holds; ``access`` is ``r`` or ``w``."""
        thing, bracket, part = name.partition("[")
        return self.tell(process, f"m.{access}", f"{thing}@server{bracket}{part}", method, line)

    def takes(self, process, lock, line=1, thread=None):
        self.tell(process, "l.wait", lock, line=line, thread=thread)
        return self.tell(process, "l.acq", lock, line=line, thread=thread)

    def releases(self, process, lock, line=1, thread=None):
        return self.tell(process, "l.rel", lock, line=line, thread=thread)

    @contextmanager
    def holding(self, process, *locks, line=1):
        for lock in locks:
            self.takes(process, lock, line)
        yield
        for lock in reversed(locks):
            self.releases(process, lock, line)

    def prints(self, process, line=1):
        return self.tell(process, "o.w", "stdout", "text\n", line)

    def puts(self, process, message, queue="70"):
        return self.tell(process, "q.put", queue, f"{800 + process}.{message}", 1)

    def gets(self, process, message, sender, queue="70"):
        return self.tell(process, "q.get", queue, f"{800 + sender}.{message}", 1)

    def tell(self, process, kind, thing="", value="", line=None, thread=None, file="ex.py"):
        """One event, after all those before it."""
        at, file = len(self.events), None if line is None else file
        self.events.append(Event(at, process, thread or 800 + process, kind, thing, value, file, line))
        return self.events[-1]

    def block(self, name):
        """A block of memory by its name: ``v[3]`` is ``v:0[3]``."""
        thing, bracket, part = name.partition("[")
        return f"{thing}:0{bracket}{part}"

    def _touch(self, access, process, name, line, how, thread):
        return self.tell(process, f"v.{access}", self.block(name), how, line, thread)

    @property
    def evidence(self):
        return Evidence(
            Scenario(),
            Ending("exited", code=0),
            tuple(self.processes),
            tuple(self.events),
            program="ex.py",
            source=self.source,
            **self.more,
        )


@pytest.fixture
def tale():
    return Tale()
