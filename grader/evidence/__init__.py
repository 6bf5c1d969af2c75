"""Frozen nouns of what happened, and pure questions on them.  No I/O; only the standard library."""

from grader.evidence.ending import Ending, signal_name
from grader.evidence.event import Event
from grader.evidence.evidence import FORMAT, Collected, EventsMissing, Evidence, Leftover
from grader.evidence.output import Line, Stream
from grader.evidence.process import Process, Role
from grader.evidence.scenario import Input, Scenario
from grader.evidence.text import Text, Translate, Value, Who

__all__ = [
    "FORMAT",
    "Collected",
    "Ending",
    "Event",
    "EventsMissing",
    "Evidence",
    "Input",
    "Leftover",
    "Line",
    "Process",
    "Role",
    "Scenario",
    "Stream",
    "Text",
    "Translate",
    "Value",
    "Who",
    "signal_name",
]  # fmt: skip
