"""A run in the jail: bubblewrap, our own process 1 in it, and the program.

Theory of operation
-------------------
The supervisor stays outside and forks bubblewrap, as a nobody if it is root itself.  bubblewrap makes every
namespace, hides what is not to be seen, installs the filter of system calls and becomes process 1: the
student's interpreter in ``grade_init``.  That sets the limits and forks the program; both say so on a socket
whose kernel stamps give us their pids.  Only then does the program get its go.

From there on process 1 tells whose end the kernel has reported to it.  The end of a run is read from there,
never from bubblewrap's exit, which a program could forge.  The work folder is a tmpfs that dies with process
1, so what the evidence needs of it is read through ``/proc/PID/root`` before, without following any link.
"""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from grader.evidence import Collected, Scenario
from grader.limits import Limits
from grader.sandbox import output, workfolder
from grader.sandbox.enclosure import Ended, Started
from grader.sandbox.environment import PROBE, probing
from grader.sandbox.jail import bubblewrap as inside
from grader.sandbox.jail import cgroup, privilege
from grader.sandbox.jail.bounds import environment, most_processes
from grader.sandbox.jail.bubblewrap import BOX, SHM, SIZES, JailError, arguments
from grader.sandbox.jail.cgroup import Group
from grader.sandbox.jail.spawn import Stage, become, filter_file, opened
from grader.sandbox.jail.view import EXECUTABLE, view
from grader.sandbox.pids import NamespacedPids, Pids
from grader.sandbox.workfolder import Place

PATIENCE = 20.0  # s for bubblewrap and process 1 to be ready
_MESSAGE = 100  # bytes
_INODE = 1 << 10  # bytes of the kernel's for each file


class Jailed:
    """An Enclosure; made in the supervisor.  ``outer`` is the work folder as it was prepared, ``secret`` a
    folder that the program must not see even where its interpreter lies around it."""

    jailed = True
    probe = Path(inside.PROBE)

    def __init__(self, outer: Place, limits: Limits, secret: Path | None) -> None:
        box = Path(BOX)
        self.place = Place(box / outer.file.relative_to(outer.cwd), box, box, Path("/"))
        self.pids: Pids = NamespacedPids()
        self._outer, self._limits, self._secret = outer, limits, secret
        self._init = 0  # our pid of process 1
        self._group: Group | None = None

    @property
    def witness(self) -> int:
        return self._socket.fileno()

    def start(self, scenario: Scenario, address: str, descriptors: Sequence[int]) -> Started:
        Path(address).chmod(0o666)
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        with theirs:
            bwrap = self._spawn(scenario, address, descriptors, theirs.fileno())
        main = self._await_both(bwrap)
        self._socket.setblocking(False)
        began = time.monotonic_ns()
        self._socket.send(b"!")
        return Started(main, self._init, began)

    def ended(self) -> Iterator[Ended]:
        while True:
            try:
                words, sender = self._receive()
            except BlockingIOError:
                return
            if not words:
                raise JailError("the jail's first process was killed")
            if sender == self._init:
                pid, status, microseconds = map(int, words.split())
                yield Ended(pid, status, microseconds / 1e6)

    def memory_taken(self) -> int | None:
        return self._group.memory_taken() if self._group else None

    def kept(self) -> int:
        """Folders in memory are bounded in size, but not in how many empty files they hold."""
        seen = [os.statvfs(f"{self._root}{folder}") for folder in SIZES]
        return sum(one.f_files - one.f_ffree for one in seen) * _INODE

    def collect(self, names: Sequence[str]) -> tuple[Collected, ...]:
        return workfolder.collect(Path(f"{self._root}{BOX}"), names)

    def left(self, segments: Collection[str]) -> Collection[str]:
        there = os.listdir(f"{self._root}{SHM}")
        return [name for name in segments if name in there]

    def close(self) -> None:
        if self._group:
            self._group.close()

    @property
    def _root(self) -> str:
        return f"/proc/{self._init}/root"

    def _spawn(self, scenario: Scenario, address: str, descriptors: Sequence[int], theirs: int) -> int:
        """Fork bubblewrap; our pid for it."""
        stage = Stage(privilege.is_root())
        files, rules = opened(self._outer.cwd), filter_file()
        settings = environment(theirs, self._limits)
        settings |= probing(inside.ADDRESS, self.probe, self.place.root, scenario)
        seen = view(str(self._secret) if self._secret else None)
        command = [
            "bwrap",
            *arguments(seen, stage.where, str(PROBE), address, files, settings, rules),
            EXECUTABLE,
            str(self.place.file),
            *scenario.args,
        ]
        passed = [rules, *(file.descriptor for file in files if file.descriptor is not None)]
        executable = stage.program(inside.bubblewrap())
        self._group = cgroup.group(self._limits, most_processes(self._limits))
        doors = self._group.doors if self._group else ()
        pid = os.fork()
        if pid == 0:
            become(executable, command, stage, doors, descriptors, [theirs, *passed])
        for descriptor in passed:
            os.close(descriptor)
        return pid

    def _await_both(self, bwrap: int) -> int:
        """Our pid of the program, when both it and process 1 have said that they stand."""
        said: dict[bytes, int] = {}
        deadline = time.monotonic() + PATIENCE
        while len(said) < 2:
            self._socket.settimeout(max(0.01, deadline - time.monotonic()))
            try:
                words, sender = self._receive()
            except TimeoutError:
                raise JailError("the jail was not built in time") from None
            if not words:
                raise JailError(_why_not(bwrap))
            said[words] = sender
        self._init = said[b"init"]
        return said[b"main"]

    def _receive(self) -> tuple[bytes, int]:
        words, ancillary, _, _ = self._socket.recvmsg(_MESSAGE, output.ANCILLARY)
        return words, output.stamped_pid(ancillary)


def _why_not(bwrap: int) -> str:
    _, status = os.waitpid(bwrap, 0)
    return f"the jail was not built (bubblewrap ended with {os.waitstatus_to_exitcode(status)})"
