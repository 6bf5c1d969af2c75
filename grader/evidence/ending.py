"""How a run ended: a fact, not yet a judgement."""

from __future__ import annotations

import signal
from dataclasses import dataclass
from typing import Literal

from grader.evidence.text import Text, Who
from grader.evidence.waiting import Explanation

Kind = Literal[
    "exited", "signalled", "deadlocked", "timed_out", "cpu_exceeded", "memory_exceeded",
    "output_exceeded", "processes_exceeded", "runner_error",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ending:
    """``exited`` has ``code``, ``signalled`` has ``signal``; a limit has ``limit`` and ``used`` (in its
    own unit: seconds, MB, processes, bytes) and, where one process went over it, ``who``;
    ``runner_error`` has ``reason``; ``processes_exceeded`` has the reason ``stillborn`` where the workers of
    a pool died one after the other before they had begun.  ``alive`` names the processes that lived when a
    run was ended.

    ``starved`` is true for a time-out of a program that others had kept from the CPU cores until three times
    its limit were over: such a run does not count and is repeated alone.

    ``deadlocked`` has ``after_s``, the seconds from the last movement to the proof.  It and a run that was
    stopped at a limit of time have an ``explanation``: where each thread stood, and who waits for whom.
    """

    kind: Kind
    code: int | None = None
    signal: int | None = None
    limit: float | None = None
    used: float | None = None
    who: Who | None = None
    reason: str | None = None
    alive: tuple[Who, ...] = ()
    starved: bool = False
    after_s: float | None = None
    explanation: Explanation | None = None

    @property
    def ok(self) -> bool:
        return self.kind == "exited" and self.code == 0

    @property
    def summary(self) -> Text:
        """One sentence for people."""
        if self.kind == "deadlocked" and self.explanation:
            return self.explanation.summary
        if self.kind == "exited" and self.code == 0:
            return Text("The program ended normally.")
        if self.kind == "signalled":
            return Text("The program was ended by signal {name}.", {"name": signal_name(self.signal or 0)})
        if self.kind == "cpu_exceeded" and self.who:
            return Text(
                "{who} computed for more than {limit:g} s of CPU time: is there an endless loop?",
                {"who": self.who, "limit": self.limit or 0},
            )
        if self.reason == "stillborn":
            return Text(
                "{used:.0f} workers of a pool died one after the other before they had begun; the pool "
                "replaced each of them, and was stopped.",
                {"used": self.used or 0},
            )
        facts = {"code": self.code, "limit": self.limit, "used": self.used, "reason": self.reason}
        return Text(_SENTENCES[self.kind], {name: fact for name, fact in facts.items() if fact is not None})


    @property
    def details(self) -> tuple[Text, ...]:
        """What stands below the summary: where each process stood, and why, as far as that is known."""
        if self.explanation is None:
            return ()
        if self.kind == "deadlocked":
            return self.explanation.details
        return (self.explanation.summary, *self.explanation.details)


_SENTENCES: dict[str, str] = {
    "exited": "The program ended with exit code {code}.",
    "deadlocked": "The program waits for ever.",
    "timed_out": "The program had not ended after {limit:g} s and was stopped.",
    "cpu_exceeded": "The program used more than {limit:g} s of CPU time in all its processes together.",
    "memory_exceeded": "The program used {used:.0f} MB of memory; {limit:.0f} MB are allowed.",
    "output_exceeded": "The program wrote more than {limit:.0f} bytes of output and was stopped.",
    "processes_exceeded": "The program had {used:.0f} processes alive at once; {limit:.0f} are allowed.",
    "runner_error": "The run could not be observed: {reason}.",
}


def signal_name(number: int) -> str:
    """``SIGKILL`` for 9; the number itself for one that has no name here."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)
