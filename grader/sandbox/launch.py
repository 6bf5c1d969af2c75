"""``run`` and ``run_all``: fork a supervisor for each run and wait for its testimony, or for its death."""

from __future__ import annotations

import os
import select
import signal
import socket
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass

from grader import wire
from grader.errors import KitError
from grader.evidence import Ending, Evidence, Scenario, Who
from grader.limits import Limits
from grader.sandbox import kernel, proctree
from grader.sandbox.capability import capability
from grader.sandbox.enclosure import Enclosure
from grader.sandbox.intake import GraderGone
from grader.sandbox.own_process import Stopped, become_supervisor
from grader.sandbox.plain import Plain
from grader.sandbox.supervise import Supervisor
from grader.sandbox.sweep import sweep
from grader.sandbox.workfolder import Place, Program, prepared

MARGIN = 5.0  # s that a supervisor gets beyond the longest time of a run before it is taken for dead
PATIENCE = 3.0  # s for a supervisor that was told to stop


def run(program: Program, scenario: Scenario, limits: Limits, jailed: bool = False) -> Evidence:
    """Run a program once, in a fresh work folder (or in place), and return what was seen.

    Call it from the main thread of a process without other threads: it forks.  Whatever the program does
    is in the Evidence; ``runner_error`` is its ending when the kit or the machine failed.  Raises
    UsageError if the program cannot be read and KitError where the system lacks what a run needs.
    """
    (evidence,) = run_all(program, ((scenario, limits),), jailed=jailed)
    return evidence


def run_all(
    program: Program, runs: Sequence[tuple[Scenario, Limits]], at_once: int = 1, jailed: bool = False
) -> Iterator[Evidence]:
    """Run a program in several scenarios, up to ``at_once`` of them at the same time; the evidence comes in
    the order of the scenarios.  Otherwise as ``run``."""
    if capability().missing:
        raise KitError(f"nothing can be observed on this system: it lacks {', '.join(capability().missing)}")
    kernel.become_subreaper()  # if a supervisor dies, its tree comes to us
    started: deque[_Running] = deque()
    try:
        for scenario, limits in runs:
            if len(started) == at_once:
                yield started.popleft().evidence()
            started.append(_start(program, scenario, limits, jailed))
        while started:
            yield started.popleft().evidence()
    finally:
        for running in started:
            running.stop()


def _start(program: Program, scenario: Scenario, limits: Limits, jailed: bool) -> _Running:
    with ExitStack() as resources:
        enclosure = _enclosure(program, limits, jailed)
        place = resources.enter_context(prepared(program))
        bystanders = set(proctree.descendants(os.getpid()))
        # A socket pair and no pipe: through /proc the program could open a pipe of its parent and testify.
        ours, theirs = socket.socketpair()
        pid = os.fork()
        if pid == 0:
            ours.close()
            grader = theirs.detach()
            _be_supervisor(Supervisor(enclosure(place), place, program.collect, scenario, limits, grader))
        theirs.close()
        resources.enter_context(ours)
        _supervisors.add(pid)
        return _Running(scenario, limits, jailed, pid, ours, bystanders, resources.pop_all())


def warm_up() -> None:
    """Do what takes the first run longer, in a process that forks callers of ``run``."""
    from grader.sandbox.jail.ready import make_ready

    with suppress(KitError):  # whoever needs the jail is told then
        make_ready(None)


def _enclosure(program: Program, limits: Limits, jailed: bool) -> Callable[[Place], Enclosure]:
    """What a supervisor makes its enclosure with; everything that can be made ready before is."""
    if not jailed:
        return Plain
    from grader.sandbox.jail.jailed import Jailed
    from grader.sandbox.jail.ready import make_ready

    make_ready(program.secret)
    return lambda place: Jailed(place, limits, program.secret)


_supervisors: set[int] = set()  # of this process, alive


@dataclass(frozen=True)
class _Running:
    """A run that has begun.  ``bystanders`` are processes that were there before; ``resources`` its folder
    and its channel to the supervisor."""

    scenario: Scenario
    limits: Limits
    jailed: bool
    supervisor: int
    channel: socket.socket
    bystanders: set[int]
    resources: ExitStack

    def evidence(self) -> Evidence:
        """Wait for the supervisor's testimony, or for its death; then nothing is left of the run."""
        began = time.monotonic()
        try:
            told = _testimony(self.supervisor, self.channel, self.limits.longest + MARGIN)
            if isinstance(told, Evidence):
                return told
            ending = Ending("runner_error", reason=told, alive=_names(self.bystanders | _supervisors))
            wall = round(time.monotonic() - began, 4)
            return Evidence(self.scenario, ending, wall_s=wall, limit_s=self.limits.wall, jailed=self.jailed)
        except BaseException:
            _ask_to_stop(self.supervisor)
            raise
        finally:
            self._end()

    def stop(self) -> None:
        """End it early."""
        _ask_to_stop(self.supervisor)
        self._end()

    def _end(self) -> None:
        """The supervisor and, if it could not sweep them, the processes that came to us from it."""
        _supervisors.discard(self.supervisor)
        if not _has_ended(self.supervisor):
            os.kill(self.supervisor, signal.SIGKILL)
        os.waitpid(self.supervisor, 0)
        others = self.bystanders | _supervisors
        if next(proctree.descendants(os.getpid(), others), None) is not None:
            sweep(os.getpid(), keep=others)
        self.resources.close()


def _be_supervisor(supervisor: Supervisor) -> None:
    """In the forked process: never returns."""
    status = 1
    try:
        become_supervisor(supervisor.grader)
        data = wire.encode(_evidence_or_error(supervisor))
        socket.socket(fileno=supervisor.grader).sendall(data)
        status = 0
    except BaseException:
        pass  # the grader sees that no testimony came
    finally:
        os._exit(status)


def _evidence_or_error(supervisor: Supervisor) -> Evidence:
    try:
        return supervisor.run()
    except (Stopped, GraderGone):
        raise
    except KitError as error:
        reason = str(error)
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
    return Evidence(
        supervisor.scenario, Ending("runner_error", reason=reason), limit_s=supervisor.limits.wall
    )


def _testimony(pid: int, supervisor: socket.socket, patience: float) -> Evidence | str:
    """What the supervisor saw, or why it did not say."""
    poll = select.poll()
    poll.register(supervisor, select.POLLIN)
    deadline = time.monotonic() + patience
    pieces: list[bytes] = []
    while time.monotonic() < deadline:
        gone = _has_ended(pid)  # asked before listening: its last words may just be on their way
        if poll.poll(0 if gone else 100):
            piece = supervisor.recv(1 << 20)
            if not piece:
                return _believed(pid, b"".join(pieces))
            pieces.append(piece)
        elif _is_stopped(pid):
            return "its supervisor was stopped"
        elif gone:
            return "its supervisor was killed"
    return "its supervisor did not answer"


def _believed(pid: int, data: bytes) -> Evidence | str:
    """Only a supervisor that came to its end by itself is believed, and only if it makes sense."""
    status = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    if status is None or (status.si_code, status.si_status) != (os.CLD_EXITED, 0):
        return "its supervisor was killed"
    try:
        return wire.decode(data, Evidence)
    except ValueError:  # of which msgspec's errors are
        return "its supervisor's testimony makes no sense"


def _is_stopped(pid: int) -> bool:
    stat = proctree.stat(pid)
    return stat is not None and stat.state in "Tt"


def _names(known: set[int]) -> tuple[Who, ...]:
    pids = proctree.descendants(os.getpid(), known)
    return tuple(Who(f"other {number}", pid) for number, pid in enumerate(pids, 1))


def _ask_to_stop(pid: int) -> None:
    """Let the supervisor sweep its tree itself; it gets a bounded time for that."""
    deadline = time.monotonic() + PATIENCE
    try:
        os.kill(pid, signal.SIGTERM)
        while time.monotonic() < deadline and not _has_ended(pid):
            time.sleep(0.01)
    except ProcessLookupError:
        pass


def _has_ended(pid: int) -> bool:
    stat = proctree.stat(pid)
    return stat is None or stat.ended
