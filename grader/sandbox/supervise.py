"""The process between the grader and a submission: it launches, watches, ends and testifies.

Theory of operation
-------------------
``launch.run`` forks this process; it becomes a session leader and child subreaper, so every descendant of
the submission stays below it, and it is the only one that a submission can hurt by ``kill(getppid())``.

It owns three kinds of sockets (standard output, standard error, the probe's listener) and one pidfd for
each process.  One loop waits on all of them and on the next sampling time.  In a round, first everybody who
knocks at the listener is let in: a process in its *hello* stands still until it is answered, so the census
cannot miss it.  Then events, output and exits are taken in; then, when it is time, the tree is sampled for
CPU, memory and numbers.

A run ends when main has ended and its tree is calm (multiprocessing's own helpers end a moment after main),
or when a limit is passed.  Then the statuses are frozen, what lives is noted as left over or killed, the
tree is swept, and what still lies in the sockets is read.  Nothing here waits for end-of-file: a daemon
may hold the streams for ever.
"""

from __future__ import annotations

import os
import resource
import select
import signal
import socket
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from grader.evidence import Ending, Evidence, Scenario, Stream, Text, Who
from grader.evidence.ending import Kind
from grader.limits import Limits
from grader.sandbox import calibrate, channel, kernel, output, proctree, testimony
from grader.sandbox.census import Census, Record
from grader.sandbox.channel import Hello, Malformed, Report
from grader.sandbox.environment import environment
from grader.sandbox.sweep import sweep

GRACE = 0.5  # s after main's end until what lives is called left over
CALM_STEP = 0.005  # s between looks at the tree during the grace
MOST_EVENTS = 50_000
MOST_RECORDS_A_ROUND = 2_000
MOST_CHUNKS_A_ROUND = 64
STARVED = 0.1  # share of the wall time that a thread waited for a core
_EDGE = select.EPOLLIN | select.EPOLLET


class Stopped(Exception):
    """The grader asked us to end, or is gone."""


@dataclass(slots=True)
class Counts:
    """What could not be taken at face value."""

    dropped: int = 0
    malformed: int = 0
    forged: int = 0


@dataclass(slots=True)
class Supervisor:
    """One run.  ``program`` is the file to start in folder ``cwd``, ``root`` the student's own files."""

    program: Path
    cwd: Path
    root: Path
    scratch: Path
    scenario: Scenario
    limits: Limits
    grader: int  # descriptor to the grader: its hang-up ends the run

    census: Census = field(init=False)
    lines: output.Lines[Record] = field(default_factory=output.Lines)
    events: list[tuple[Record, Report]] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
    began: int = field(default_factory=time.monotonic_ns)
    written: int = 0
    reaped_cpu: float = 0.0
    longest_wait: float = 0.0
    _poll: select.epoll = field(default_factory=select.epoll)
    _streams: dict[int, tuple[socket.socket, Stream]] = field(default_factory=dict)
    _connections: dict[int, socket.socket] = field(default_factory=dict)
    _pidfds: dict[int, Record] = field(default_factory=dict)
    _server: socket.socket = field(init=False)
    _main: int = 0
    _main_status: int | None = None
    _next_sample: float = 0.0

    def run(self) -> Evidence:
        """From the launch to the testimony; on every path nothing of the submission survives."""
        self.census = Census(os.getpid())
        self._poll.register(self.grader, 0)  # only its hang-up
        try:
            self._open()
            self._launch()
            ending = self._watch()
            if ending is None:
                self._calm()
                ending = self._natural_ending()
            wall = self.elapsed
            self.census.freeze()
        finally:
            sweep(os.getpid())
        self._drain()
        return testimony.testify(self, ending, wall)

    @property
    def elapsed(self) -> float:
        return (time.monotonic_ns() - self.began) / 1e9

    # -- launch ---------------------------------------------------------------------------------------

    def _open(self) -> None:
        self._server = channel.listener(self.scratch)
        self._poll.register(self._server.fileno(), select.EPOLLIN)

    def _launch(self) -> None:
        out, stdout = self._stream("stdout")
        err, stderr = self._stream("stderr")
        stdin = _stdin(self.scratch, self.scenario.stdin)
        os.chdir(self.cwd)
        self.began = time.monotonic_ns()
        self._main = os.posix_spawn(
            sys.executable,
            [sys.executable, str(self.program), *self.scenario.args],
            environment(os.environ, self._server.getsockname(), self.root, self.scenario.start_method),
            file_actions=[(os.POSIX_SPAWN_DUP2, fd, number) for number, fd in enumerate((stdin, stdout, stderr))],
            setsid=True,
            setsigmask=[],
            setsigdef=sorted(signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}),
        )
        for descriptor in (stdin, stdout, stderr):
            os.close(descriptor)
        self.census.launched(self._main, self.began)
        self._watch_exit(self.census.main)

    def _stream(self, name: Stream) -> tuple[socket.socket, int]:
        reader, writer = output.stream_pair()
        self._streams[reader.fileno()] = reader, name
        self._poll.register(reader.fileno(), select.EPOLLIN)
        return reader, writer

    # -- the loop -------------------------------------------------------------------------------------

    def _watch(self) -> Ending | None:
        """Until main has ended (None) or a limit is passed."""
        while self._main_status is None:
            self._round(max(0.0, min(self._next_sample, self.limits.wall) - self.elapsed))
            ending = self._over_output() or self._sample_if_due()
            if ending is not None:
                return ending
        return None

    def _round(self, timeout: float) -> None:
        """Wait for something, at most ``timeout`` seconds, and take in what came."""
        ready = dict(self._poll.poll(timeout))
        if self.grader in ready:
            raise Stopped
        self._let_in()
        for descriptor in ready:
            if descriptor in self._connections:
                self._hear(descriptor)
        for descriptor in self._streams.keys() & ready.keys():
            self._read(descriptor)
        for descriptor in self._pidfds.keys() & ready.keys():
            self.census.exit_noticed(self._pidfds.pop(descriptor))
        self._reap()

    def _let_in(self) -> None:
        while True:
            try:
                connection, _ = self._server.accept()
            except OSError:
                return
            connection.setblocking(False)
            self._connections[connection.fileno()] = connection
            self._poll.register(connection.fileno(), select.EPOLLIN)
            self._hear(connection.fileno())

    def _hear(self, descriptor: int) -> None:
        connection = self._connections[descriptor]
        for _ in range(MOST_RECORDS_A_ROUND):
            received = channel.read_record(connection)
            if received is None:
                return
            pid, data = received
            if not data:
                self._poll.unregister(descriptor)
                self._connections.pop(descriptor).close()
                return
            self._take(connection, pid, data)

    def _take(self, connection: socket.socket, pid: int, data: bytes) -> None:
        try:
            record = channel.parse(pid, data)
        except Malformed as problem:
            self.counts.malformed += not problem.forged
            self.counts.forged += problem.forged
            return
        if isinstance(record, Hello):
            self._watch_exit(self.census.said_hello(record))
            try:
                connection.send(b"!")
            except OSError:
                pass  # it is gone already, which is its right
        elif len(self.events) < MOST_EVENTS:
            self.events.append((self.census.reported(record), record))
        else:
            self.counts.dropped += 1

    def _watch_exit(self, record: Record) -> None:
        if record.pidfd is not None and record.pidfd not in self._pidfds:
            self._pidfds[record.pidfd] = record
            # Edge-triggered: it stays readable for as long as the process is a zombie.
            self._poll.register(record.pidfd, _EDGE)

    def _read(self, descriptor: int) -> None:
        reader, stream = self._streams[descriptor]
        for _ in range(MOST_CHUNKS_A_ROUND):
            chunk = output.read_chunk(reader)
            if chunk is None:
                return
            pid, data = chunk
            if not data:
                self._poll.unregister(descriptor)
                del self._streams[descriptor]
                return
            self.written += len(data)
            self.lines.add(self.census.wrote(pid, time.monotonic_ns()), stream, data)
            if self.written > self.limits.output:
                return

    def _reap(self) -> None:
        while True:
            try:
                pid, status, usage = os.wait4(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            self.reaped_cpu += usage.ru_utime + usage.ru_stime
            self.census.reaped(pid, status)
            if pid == self._main:
                self._main_status = status

    # -- limits ---------------------------------------------------------------------------------------

    def _over_output(self) -> Ending | None:
        if self.written > self.limits.output:
            return Ending("output_exceeded", limit=self.limits.output, used=self.written, alive=self._alive())
        return None

    def _sample_if_due(self) -> Ending | None:
        if self._main_status is not None or self.elapsed < min(self._next_sample, self.limits.wall):
            return None
        stats = self._sample()
        self._next_sample = self.elapsed + min(0.1, max(0.025, 0.02 * self.elapsed))
        return (
            self._over_processes(stats) or self._over_memory(stats) or self._over_cpu(stats) or self._over_wall()
        )

    def _sample(self) -> list[proctree.Stat]:
        now, stats = time.monotonic_ns(), []
        for pid in proctree.descendants(os.getpid()):
            stat = proctree.stat(pid)
            if stat is not None:
                self._watch_exit(self.census.sampled(stat, now))
                if not stat.ended:
                    stats.append(stat)
        return stats

    def _over_processes(self, stats: list[proctree.Stat]) -> Ending | None:
        if len(stats) > self.limits.processes:
            return self._exceeded("processes_exceeded", self.limits.processes, len(stats))
        return None

    def _over_memory(self, stats: list[proctree.Stat]) -> Ending | None:
        limit = (self.limits.memory + self.limits.memory_per_process * len(stats)) * 1e6
        if sum(stat.rss for stat in stats) <= limit:
            return None
        used = sum(proctree.proportional_memory(stat.pid) for stat in stats)
        return self._exceeded("memory_exceeded", limit / 1e6, used / 1e6) if used > limit else None

    def _over_cpu(self, stats: list[proctree.Stat]) -> Ending | None:
        tree_limit = self.limits.cpu + self.limits.cpu_per_process * self.census.observed
        greedy = max(stats, key=lambda stat: stat.cpu, default=None)
        if greedy is not None and greedy.cpu > self.limits.cpu:
            limit = self.limits.cpu * calibrate.slowness()
            if greedy.cpu > limit:
                record = self.census.sampled(greedy, time.monotonic_ns())
                return self._exceeded("cpu_exceeded", limit, greedy.cpu, record)
        used = self.cpu(stats)
        if used > tree_limit and used > tree_limit * calibrate.slowness():
            return self._exceeded("cpu_exceeded", tree_limit * calibrate.slowness(), used)
        return None

    def cpu(self, stats: list[proctree.Stat]) -> float:
        """CPU seconds of the whole tree, those included that have ended and were waited for."""
        return self.reaped_cpu + sum(stat.cpu + stat.children_cpu for stat in stats)

    def _over_wall(self) -> Ending | None:
        if self.elapsed < self.limits.wall:
            return None
        living = [record.pid for record in self.census.alive]
        self.longest_wait = max(map(proctree.longest_wait_for_cpu, living), default=0.0)
        ending = self._exceeded("timed_out", self.limits.wall, self.elapsed)
        return ending if not self._starved() else Ending(**{**_fields(ending), "starved": True})

    def _starved(self) -> bool:
        """Whether others kept the program from the cores: it waited, and did not fill them itself."""
        stats = [stat for record in self.census.alive if (stat := proctree.stat(record.pid))]
        filled = self.cpu(stats) > 0.5 * self.elapsed * (os.cpu_count() or 1)
        return self.longest_wait > STARVED * self.elapsed and not filled

    def _exceeded(self, kind: Kind, limit: float, used: float, record: Record | None = None) -> Ending:
        names = testimony.names(self.census)
        who = None if record is None else Who(names[record], record.pid)
        return Ending(kind, limit=limit, used=round(used, 3), who=who, alive=self._alive())

    def _alive(self) -> tuple[Who, ...]:
        names = testimony.names(self.census)
        return tuple(Who(names[record], record.pid) for record in self.census.alive)

    # -- the end --------------------------------------------------------------------------------------

    def _calm(self) -> None:
        """Main has ended: give multiprocessing's own processes a moment to follow it."""
        deadline = self.elapsed + GRACE
        while self.elapsed < deadline and self.written <= self.limits.output:
            self._round(0)
            if not any(True for _ in proctree.descendants(os.getpid())):
                return
            self._round(CALM_STEP)
        self._sample()

    def _natural_ending(self) -> Ending:
        if self.written > self.limits.output:
            return Ending("output_exceeded", limit=self.limits.output, used=self.written, alive=self._alive())
        code = kernel.exit_code(self._main_status or 0)
        return Ending("signalled", signal=-code) if code < 0 else Ending("exited", code=code)

    def _drain(self) -> None:
        """Everybody is dead: what still lies in the sockets is all there will ever be."""
        self._let_in()
        for descriptor in list(self._connections):
            while descriptor in self._connections and len(self.events) < MOST_EVENTS:
                before = len(self.events)
                self._hear(descriptor)
                if len(self.events) == before:
                    break
        for descriptor in list(self._streams):
            while descriptor in self._streams and self.written <= self.limits.output:
                before = self.written
                self._read(descriptor)
                if self.written == before:
                    break

    @property
    def notes(self) -> tuple[Text, ...]:
        """What a reader of the evidence has to know about its limits."""
        found = []
        if os.environ.get("PYTHONPATH"):
            found.append(Text("Your PYTHONPATH was not passed on to the program."))
        if self.counts.forged:
            found.append(Text("{n} records claimed to come from another process.", {"n": self.counts.forged}))
        if self.counts.malformed:
            found.append(Text("{n} records of the probe could not be read.", {"n": self.counts.malformed}))
        if self.counts.dropped:
            found.append(Text("{n} events were too many and were dropped.", {"n": self.counts.dropped}))
        return tuple(found)


def _fields(ending: Ending) -> dict[str, object]:
    return {name: getattr(ending, name) for name in ending.__slots__}


def _stdin(scratch: Path, text: str | None) -> int:
    """A read-only file without a name, or /dev/null."""
    if text is None:
        return os.open(os.devnull, os.O_RDONLY)
    path = scratch / "stdin"
    path.write_text(text, "utf-8")
    descriptor = os.open(path, os.O_RDONLY)
    path.unlink()
    return descriptor


def prepare_process() -> None:
    """Make this forked process a supervisor: own session, reaper of orphans, deaf to Ctrl-C, TERM ends it."""
    os.setsid()
    kernel.become_subreaper()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for descriptor in proctree.own_descriptors():
        if descriptor > 2:
            try:
                os.set_inheritable(descriptor, False)
            except OSError:
                continue  # the descriptor of that very listing


def _stop(*_: object) -> None:
    raise Stopped
