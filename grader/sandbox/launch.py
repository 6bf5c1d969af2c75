"""``run``: fork a supervisor for one run and wait for its testimony, or for its death."""

from __future__ import annotations

import os
import select
import signal
import time
from dataclasses import replace

from grader import wire
from grader.errors import KitError
from grader.evidence import Ending, Evidence, Scenario, Who
from grader.limits import Limits
from grader.sandbox import kernel, proctree
from grader.sandbox.capability import capability
from grader.sandbox.intake import GraderGone
from grader.sandbox.supervise import Stopped, Supervisor, become_supervisor
from grader.sandbox.sweep import sweep
from grader.sandbox.workfolder import Place, Program, collect, prepared

MARGIN = 5.0  # s that a supervisor gets beyond the wall limit before it is taken for dead
PATIENCE = 3.0  # s for a supervisor that was told to stop


def run(program: Program, scenario: Scenario, limits: Limits) -> Evidence:
    """Run a program once, in a fresh work folder (or in place), and return what was seen.

    Call it from the main thread of a process without other threads: it forks.  Whatever the program does
    is in the Evidence; ``runner_error`` is its ending when the kit or the machine failed.  Raises
    UsageError if the program cannot be read and KitError where the system lacks what a run needs.
    """
    if capability().missing:
        raise KitError(f"nothing can be observed on this system: it lacks {', '.join(capability().missing)}")
    with prepared(program) as place:
        evidence = _supervised(place, scenario, limits)
        return replace(evidence, files=collect(place.cwd, program.collect))


def _supervised(place: Place, scenario: Scenario, limits: Limits) -> Evidence:
    kernel.become_subreaper()  # if the supervisor dies, its tree comes to us
    bystanders = set(proctree.descendants(os.getpid()))
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        _be_supervisor(Supervisor(place, scenario, limits, writer))
    os.close(writer)
    try:
        data, reason = _testimony(pid, reader, limits.wall + MARGIN)
        if reason is None:
            return wire.decode(data, Evidence)
        return _lost(scenario, limits, reason, _names(bystanders | {pid}))
    except BaseException:
        _ask_to_stop(pid)
        raise
    finally:
        os.close(reader)
        _end(pid, bystanders)


def _be_supervisor(supervisor: Supervisor) -> None:
    """In the forked process: never returns."""
    status = 1
    try:
        become_supervisor()
        data = wire.encode(_evidence_or_error(supervisor))
        with open(supervisor.grader, "wb", closefd=False) as pipe:
            pipe.write(data)
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
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        return _lost(supervisor.scenario, supervisor.limits, reason)


def _testimony(pid: int, reader: int, patience: float) -> tuple[bytes, str | None]:
    """(what the supervisor wrote, None), or (anything, why there is no testimony)."""
    poll = select.poll()
    poll.register(reader, select.POLLIN)
    deadline = time.monotonic() + patience
    pieces: list[bytes] = []
    while time.monotonic() < deadline:
        if poll.poll(100):
            piece = os.read(reader, 1 << 20)
            if not piece:
                data = b"".join(pieces)
                return data, None if data.endswith(b"}") else "its supervisor was killed"
            pieces.append(piece)
        elif _is_stopped(pid):
            return b"", "its supervisor was stopped"
    return b"", "its supervisor did not answer"


def _is_stopped(pid: int) -> bool:
    stat = proctree.stat(pid)
    return stat is not None and stat.state in "Tt"


def _names(known: set[int]) -> tuple[Who, ...]:
    pids = [pid for pid in proctree.descendants(os.getpid()) if pid not in known]
    return tuple(Who(f"other {number}", pid) for number, pid in enumerate(pids, 1))


def _lost(scenario: Scenario, limits: Limits, reason: str, alive: tuple[Who, ...] = ()) -> Evidence:
    return Evidence(scenario, Ending("runner_error", reason=reason, alive=alive), limit_s=limits.wall)


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


def _end(pid: int, bystanders: set[int]) -> None:
    """The supervisor and, if it could not sweep them, the processes that came to us from it."""
    if not _has_ended(pid):
        os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    if set(proctree.descendants(os.getpid())) - bystanders:
        sweep(os.getpid(), keep=bystanders)
