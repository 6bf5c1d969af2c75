"""From where every thread stands to a sentence that teaches: who waits for whom, and what was forgotten.

A pure function of snapshots and events.  It never invents a cause: where no pattern fits it says what waits
for what.
"""

from __future__ import annotations

from collections.abc import Sequence

from grader.evidence.blocked import Blocked
from grader.evidence.event import Event
from grader.evidence.process import Process
from grader.evidence.text import Text, Value
from grader.evidence.waiting import Explanation, Waiting


def explain(blocked: Sequence[Blocked], processes: Sequence[Process], events: Sequence[Event]) -> Explanation:
    """The explanation of a still tree.  ``blocked`` has every thread that lived."""
    waits = tuple(_waiting(one, processes) for one in blocked if one.stack)
    first = next(iter(waits), None)
    if first is None:
        return Explanation("unknown", Text("Every process waits, and nothing is left that could wake one."))
    fields: dict[str, Value] = {
        "who": processes[first.process].who,
        "call": first.call,
        "line": first.line or 0,
    }
    return Explanation("unknown", Text("{who} waits in {call} at line {line} for ever.", fields), (), waits)


def _waiting(one: Blocked, processes: Sequence[Process]) -> Waiting:
    process = processes[one.process]
    own = next((frame for frame in one.stack if frame.own), None)
    return Waiting(
        process=one.process,
        pid=process.pid,
        name=process.name,
        thread=one.thread,
        call=one.stack[0].function,
        file=own.file if own else None,
        line=own.line if own else None,
    )
