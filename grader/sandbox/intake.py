"""Everything that reaches the supervisor from a run: hellos, events, output, exits.

One epoll waits on all of it.  A round first lets in everybody who knocks: a process in its hello stands
still until it is answered, so nobody is missed however short he lives.
"""

from __future__ import annotations

import os
import select
import socket
import time
from pathlib import Path

from grader.evidence import Stream
from grader.sandbox import channel, output
from grader.sandbox.census import Census
from grader.sandbox.channel import Hello, Malformed, Report
from grader.sandbox.enclosure import Enclosure
from grader.sandbox.output import Lines
from grader.sandbox.quiet import Helper
from grader.sandbox.record import Record

MOST_EVENTS = 50_000
MOST_CONNECTIONS = 4  # of one process, which needs one; the others must find descriptors left
MOST_RECORDS_A_ROUND = 2_000
MOST_CHUNKS_A_ROUND = 64
_ANNOUNCEMENTS = ("helper", "alarm", "timed")  # for the proof that nothing moves, not for the evidence
_EDGE = select.EPOLLIN | select.EPOLLET


class GraderGone(Exception):
    """The grader hung up: nobody wants the evidence any more."""


class Intake:
    """What came, in ``census``, ``events`` and ``lines``; and what could not be taken at face value.

    ``written`` counts bytes of output, of which at most ``output_limit`` are read; past MOST_EVENTS the
    probe's events are read (a program must not block on them) and only counted, in ``dropped``.
    """

    def __init__(self, enclosure: Enclosure, scratch: Path, grader: int, output_limit: int) -> None:
        self.census = Census(enclosure.pids)
        self.events: list[tuple[Record, Report]] = []
        self.lines: Lines[Record] = Lines()
        self.written = self.dropped = self.malformed = self.forged = 0
        self.moves = 0  # grows whenever anything comes from the run: then something in it has moved
        self.main_status: int | None = None
        self.helpers: dict[int, Helper] = {}  # our id of a thread -> what it may do
        self.alarms: dict[int, float] = {}  # our pid -> until when, seconds of CLOCK_MONOTONIC
        self.timed: set[int] = set()  # inodes of sockets with a time-out inside
        self.dumps: dict[int, bytearray] = {}  # our pid -> the stack that it is writing
        self.reaped_cpu = 0.0  # s, of processes that came to us and of those that they had waited for
        self._enclosure = enclosure
        self._output_limit = output_limit
        self._grader = grader
        self._poll = select.epoll()
        self._poll.register(grader, 0)  # nothing but its hang-up
        self._server = channel.listener(scratch)
        self._poll.register(self._server.fileno(), select.EPOLLIN)
        self._streams: dict[int, tuple[socket.socket, Stream]] = {}
        self._connections: dict[int, tuple[socket.socket, int]] = {}  # and whose it is
        self._pidfds: dict[int, Record] = {}
        self._own_inodes: set[int] = set()

    def launched(self, main: int, now: int) -> None:
        """The run has begun: listen for ends as well."""
        self.watch_exit(self.census.launched(main, now))
        if self._enclosure.witness is not None:
            self._poll.register(self._enclosure.witness, select.EPOLLIN)

    @property
    def address(self) -> str:
        """The path of the socket at which probes say hello."""
        return str(self._server.getsockname())

    @property
    def inodes(self) -> set[int]:
        """Of the program's ends of the kit's sockets: who waits there waits for the kit."""
        return self._own_inodes | set(self.channels.values())

    @property
    def channels(self) -> dict[int, int]:
        """The inode of each living process's end of its probe's connection, by pid."""
        return {record.pid: record.channel for record in self.census.alive if record.channel}

    @property
    def too_much_output(self) -> bool:
        return self.written > self._output_limit

    def stream(self, name: Stream) -> int:
        """A new stream; the descriptor is the submission's end."""
        reader, writer = output.stream_pair()
        self._streams[reader.fileno()] = reader, name
        self._own_inodes.add(os.fstat(writer).st_ino)
        self._poll.register(reader.fileno(), select.EPOLLIN)
        return writer

    def round(self, timeout: float) -> None:
        """Wait for something, at most ``timeout`` seconds, and take in what came."""
        ready = dict(self._poll.poll(timeout))
        if self._grader in ready:
            raise GraderGone
        if ready:
            self._take_in(ready)
        self._reap()

    def _take_in(self, ready: dict[int, int]) -> None:
        self.moves += len(ready)
        # What is read may close descriptors, and newcomers get their numbers: look up who is meant first.
        exits = [self._pidfds.pop(descriptor) for descriptor in self._pidfds.keys() & ready.keys()]
        spoken = self._connections.keys() & ready.keys()
        written = self._streams.keys() & ready.keys()
        self._let_in()
        for descriptor in spoken:
            self._hear(descriptor)
        for descriptor in written:
            self._read(descriptor)
        for record in exits:
            self.census.exit_noticed(record)

    def drain(self) -> None:
        """Everybody is dead: what still lies in the sockets is all there will ever be."""
        self._let_in()
        for descriptor in tuple(self._connections):
            while self._hear(descriptor):
                pass
        for descriptor in tuple(self._streams):
            while self._read(descriptor):
                pass

    def watch_exit(self, record: Record) -> None:
        """Have the loop woken when this process ends."""
        if record.pidfd is not None and not record.watched:
            record.watched = True
            self._pidfds[record.pidfd] = record
            # Edge-triggered: it stays readable for as long as the process is a zombie.
            self._poll.register(record.pidfd, _EDGE)

    def _let_in(self) -> None:
        while True:
            try:
                connection, _ = self._server.accept()
            except BlockingIOError:
                return
            pid = output.peer_pid(connection)
            if sum(owner == pid for _, owner in self._connections.values()) >= MOST_CONNECTIONS:
                connection.close()
                self.malformed += 1
                continue
            connection.setblocking(False)
            self._connections[connection.fileno()] = connection, pid
            self._poll.register(connection.fileno(), select.EPOLLIN)
            self._hear(connection.fileno())

    def _hear(self, descriptor: int) -> bool:
        """Read one connection; whether there may be more."""
        connection, _ = self._connections[descriptor]
        for _ in range(MOST_RECORDS_A_ROUND):
            received = channel.read_record(connection)
            if received is None:
                return False
            pid, data = received
            if not data:
                self._poll.unregister(descriptor)
                self._connections.pop(descriptor)[0].close()
                return False
            self._take(connection, pid, data)
        return True

    def _take(self, connection: socket.socket, pid: int, data: bytes) -> None:
        claimed = self._claimed_by(pid, data)
        if claimed is None:  # killed before it could be looked up
            return
        try:
            record = channel.parse(pid, data, claimed)
        except Malformed as problem:
            if pid in self.dumps:
                self.dumps[pid] += data
                return
            self.malformed += not problem.forged
            self.forged += problem.forged
            return
        if isinstance(record, Hello):
            self.watch_exit(self.census.said_hello(record))
            try:
                connection.send(b"!")
            except OSError:
                pass  # it is gone already, which is its right
        elif record.kind in _ANNOUNCEMENTS:
            self._announced(record)
        elif len(self.events) < MOST_EVENTS:
            sender = self.census.reported(record)
            if sender is None:
                self.malformed += 1
            else:
                self.events.append((sender, record))
        else:
            self.dropped += 1

    def _claimed_by(self, pid: int, data: bytes) -> int | None:
        """The pid that a true record bears: at a hello asked anew, since pids come round again."""
        is_hello = data.startswith(b"hello\t")
        return self.census.pids.inside(pid) if is_hello else self.census.inside(pid)

    def _announced(self, report: Report) -> None:
        thread = self.census.pids.thread_outside(report.pid, report.thread)
        try:
            if report.kind == "alarm":
                self.alarms[report.pid] = float(report.object)
            elif report.kind == "timed":
                self.timed.add(int(report.object))
            elif report.object == "spins":
                self.helpers[thread] = "spins"
            else:
                self.helpers.pop(thread, None)
        except ValueError:
            self.malformed += 1

    def _read(self, descriptor: int) -> bool:
        """Read one stream; whether there may be more."""
        reader, stream = self._streams[descriptor]
        for _ in range(MOST_CHUNKS_A_ROUND):
            chunk = None if self.too_much_output else output.read_chunk(reader)
            if chunk is None:
                return False
            pid, data = chunk
            if not data:
                self._poll.unregister(descriptor)
                self._streams.pop(descriptor)[0].close()
                return False
            self.written += len(data)
            self.lines.add(self.census.wrote(pid, time.monotonic_ns()), stream, data)
        return True

    def _reap(self) -> None:
        for ended in self._enclosure.ended():
            self.moves += 1
            self.reaped_cpu += ended.cpu
            self.census.reaped(ended.pid, ended.status)
            if ended.pid == self.census.main.inside and self.main_status is None:
                self.main_status = ended.status
