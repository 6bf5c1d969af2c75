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

import functools
import os
import py_compile
import signal
import socket
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import NoReturn

from grader.evidence import Collected, Scenario
from grader.limits import Limits
from grader.sandbox import output, workfolder
from grader.sandbox.enclosure import Ended, Started
from grader.sandbox.environment import PROBE, probing
from grader.sandbox.jail import cgroup, privilege, seccomp
from grader.sandbox.jail.bubblewrap import (
    ADDRESS,
    BOX,
    SHM,
    SIZES,
    TMP,
    Inside,
    JailError,
    arguments,
    bubblewrap,
)
from grader.sandbox.jail.bubblewrap import PROBE as PROBE_INSIDE
from grader.sandbox.jail.cgroup import Group
from grader.sandbox.jail.view import EXECUTABLE, view
from grader.sandbox.pids import NamespacedPids, Pids
from grader.sandbox.workfolder import Place

PATIENCE = 20.0  # s for bubblewrap and process 1 to be ready
MOST_FILES = 500  # in the work folder; each is a descriptor while the jail is built
_MESSAGE = 100  # bytes
_STACK = 8 << 20  # bytes, of a thread
_INODE = 1 << 10  # bytes of the kernel's for each file


class Jailed:
    """An Enclosure; made in the supervisor.  ``outer`` is the work folder as it was prepared, ``secret`` a
    folder that the program must not see even where its interpreter lies around it."""

    jailed = True
    probe = Path(PROBE_INSIDE)

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
        seen = [os.statvfs(self._root / folder[1:]) for folder in SIZES]
        return sum(one.f_files - one.f_ffree for one in seen) * _INODE

    def collect(self, names: Sequence[str]) -> tuple[Collected, ...]:
        return workfolder.collect(self._root / BOX[1:], names)

    def left(self, segments: Collection[str]) -> Collection[str]:
        there = os.listdir(self._root / SHM[1:])
        return [name for name in segments if name in there]

    def close(self) -> None:
        if self._group:
            self._group.close()

    @property
    def _root(self) -> Path:
        return Path(f"/proc/{self._init}/root")

    def _spawn(self, scenario: Scenario, address: str, descriptors: Sequence[int], theirs: int) -> int:
        """Fork bubblewrap; our pid for it."""
        program, stage = bubblewrap(), _Stage(privilege.is_root())
        inside, rules = _opened(self._outer.cwd), _memory_file(_filter(os.uname().machine))
        environment = _environment(theirs, self._limits) | probing(
            ADDRESS, self.probe, self.place.root, scenario
        )
        seen = view(str(self._secret) if self._secret else None)
        command = [
            "bwrap",
            *arguments(seen, stage.where, str(PROBE), address, inside, environment, rules),
            EXECUTABLE,
            str(self.place.file),
            *scenario.args,
        ]
        opened = [rules, *(item.descriptor for item in inside if item.descriptor is not None)]
        executable = stage.program(program)
        self._group = cgroup.group(self._limits, most_processes(self._limits))
        doors = self._group.doors if self._group else ()
        pid = os.fork()
        if pid == 0:
            _become(executable, command, stage, doors, descriptors, [theirs, *opened])
        for descriptor in opened:
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


class _Stage:
    """Where bubblewrap finds what it is to show: where it lies, or for a nobody below /mnt."""

    def __init__(self, needed: bool) -> None:
        self.needed = needed
        self.sources: list[str] = []

    def where(self, path: str) -> str:
        if not self.needed:
            return path
        self.sources.append(path)
        return f"{privilege.STAGE}/{len(self.sources) - 1}"

    def program(self, path: Path) -> str:
        """The same for bubblewrap itself; the wheel's needs a library two folders above it."""
        if not self.needed or path.is_relative_to("/usr"):
            return str(path)
        return f"{self.where(str(path.parents[2]))}/{path.relative_to(path.parents[2])}"


def _become(
    executable: str,
    command: list[str],
    stage: _Stage,
    doors: Sequence[str],
    descriptors: Sequence[int],
    passed: Sequence[int],
) -> NoReturn:
    """In the forked process: bubblewrap."""
    try:
        for door in doors:
            Path(door).write_text("0")
        for number, descriptor in enumerate(descriptors):
            os.dup2(descriptor, number)
        for descriptor in passed:
            os.set_inheritable(descriptor, True)
        for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
            signal.signal(number, signal.SIG_DFL)
        if stage.needed:
            privilege.stage(stage.sources)
            privilege.become_nobody()
        os.execve(executable, command, {})
    except BaseException as error:
        os.write(2, f"{error}\n".encode())
    finally:
        os._exit(127)


def _environment(socket_number: int, limits: Limits) -> dict[str, str]:
    """Made here, nothing of ours; with the order for process 1, which takes it out again."""
    path = f"{Path(EXECUTABLE).parent}:/usr/local/bin:/usr/bin:/bin"
    order = [str(socket_number), *(f"{name}={number}" for name, number in _rlimits(limits).items())]
    return {"PATH": path, "HOME": TMP, "TMPDIR": TMP, "LANG": "C.UTF-8", "GRADE_INIT": " ".join(order)}


def most_processes(limits: Limits) -> int:
    """How many processes and threads there can be in the jail: far more than the supervisor allows, since
    threads count here, and zombies."""
    return 256 + 4 * limits.processes


def _rlimits(limits: Limits) -> dict[str, int]:
    """A backstop behind the supervisor, per process except NPROC, which counts all threads in the jail.
    Their stacks count as data, though hardly any of it is ever touched."""
    cores, stacks = os.cpu_count() or 1, most_processes(limits) * _STACK
    return {
        "DATA": max(1 << 30, 2 * int(limits.memory * 1e6)) + stacks,
        "AS": max(4 << 30, 8 * int(limits.memory * 1e6)) + stacks,
        "FSIZE": max(SIZES.values()),
        "NOFILE": 1024,
        "NPROC": most_processes(limits),
        "CPU": int(limits.wall * cores) + 5,
        "MSGQUEUE": 0,
        "MEMLOCK": 64 << 10,
        "CORE": 0,
    }


@functools.cache
def make_ready(secret: Path | None) -> None:
    """Do once what every run would do again, since each has a supervisor of its own.

    The probe's folder is read-only in the jail: what is not compiled before would be compiled in each run.
    """
    bubblewrap()
    cgroup.hierarchies()
    view(str(secret) if secret else None)
    for source in PROBE.rglob("*.py"):
        compiled = Path(cache_from_source(str(source)))
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            with suppress(OSError):
                py_compile.compile(str(source), quiet=2)


def _opened(folder: Path) -> list[Inside]:
    """Everything in the prepared work folder, parents first; it holds no links."""
    found = []
    for where, folders, files in os.walk(folder):
        base = Path(where).relative_to(folder)
        found += [Inside(str(base / name), None) for name in folders]
        found += [Inside(str(base / name), os.open(Path(where, name), os.O_RDONLY)) for name in files]
        if len(found) > MOST_FILES:
            raise JailError(f"there are more than {MOST_FILES} files beside the program")
    return found


def _filter(machine: str) -> bytes:
    try:
        return seccomp.program(machine)
    except KeyError:
        raise JailError(f"the jail's filter of system calls does not know this machine, {machine}") from None


def _memory_file(data: bytes) -> int:
    descriptor = os.memfd_create("grade", os.MFD_CLOEXEC)
    os.write(descriptor, data)
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor


def _why_not(bwrap: int) -> str:
    _, status = os.waitpid(bwrap, 0)
    return f"the jail was not built (bubblewrap ended with {os.waitstatus_to_exitcode(status)})"
