"""A submission is judged in a fork of the judge, and whatever a check does there is gone with the fork.

Globals of modules, ``os.environ``, the current folder, memory: the next submission meets the judge as it
was when it had just read the checks.  If a check ends the fork, that check has broken; the others go on in
a new one.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from typing import NoReturn, Protocol

from grader.checks.channel import Channel, pair
from grader.checks.messages import Heard
from grader.evidence import signal_name
from grader.grading import Finding

GRACE_S = 5.0  # beyond the time-out, for a check that catches even that
KIT_BROKE = 70  # exit status of a fork in which it was not a check that failed


class Step(Protocol):
    """One check on one run."""

    @property
    def limit_s(self) -> float:
        """After so many seconds it is ended from within."""

    def died(self, how: str) -> Finding:
        """What is found if it ended the process in which it was judged."""


Hear = Callable[[Sequence[Finding]], Iterator[Heard]]


def in_forks(steps: Sequence[Step], hear: Hear) -> tuple[Finding, ...]:
    """One finding for each step.  ``hear`` is called in the fork: from the findings so far it goes on."""
    findings: list[Finding] = []
    while len(findings) < len(steps):
        ours, theirs = pair()
        pid = os.fork()
        if pid == 0:
            ours.close()
            _hear(theirs, hear, findings)
        theirs.close()
        _listen(ours, pid, steps, findings)
        ours.close()
    return tuple(findings)


def _hear(channel: Channel, hear: Hear, findings: Sequence[Finding]) -> NoReturn:
    try:
        for heard in hear(findings):
            channel.send(heard)
        os._exit(0)
    finally:
        os._exit(KIT_BROKE)


def _listen(channel: Channel, pid: int, steps: Sequence[Step], findings: list[Finding]) -> None:
    """Add what the fork finds, until it is at its end, and see that it is."""
    last = False
    while not last and len(findings) < len(steps):
        step = steps[len(findings)]
        try:
            heard = channel.receive(Heard, step.limit_s + GRACE_S)
        except EOFError:
            findings.append(step.died(_ended(pid)))
            return
        except TimeoutError:
            findings.append(step.died("it did not end"))
            break
        findings.append(heard.finding)
        last = heard.last
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def _ended(pid: int) -> str:
    """In which way; a fork that is only silent is killed."""
    for _ in range(100):
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            code = os.waitstatus_to_exitcode(status)
            return f"exit code {code}" if code >= 0 else f"signal {signal_name(-code)}"
        time.sleep(0.01)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return "it closed what was not its own"
