"""How a process ended, for a sentence."""

from __future__ import annotations

from typing import Literal

from grader.evidence.deadlock.scene import Scene
from grader.evidence.ending import signal_name
from grader.evidence.process import Process
from grader.evidence.text import Value

How = Literal["error", "error_in_library", "code", "signal"]


def death(scene: Scene, dead: Process) -> tuple[How, dict[str, Value]]:
    """By an exception, with an exit code or by a signal; the fields are ``dead`` and what belongs to it."""
    error = scene.ledger.errors.get(dead.index)
    code = dead.exit_code or 0
    if error is not None and error.line is not None:
        return "error", {"dead": dead.who, "error": error.object, "error_line": scene.line(error)}
    if error is not None:
        return "error_in_library", {"dead": dead.who, "error": error.object}
    if code < 0:
        return "signal", {"dead": dead.who, "signal": signal_name(-code)}
    return "code", {"dead": dead.who, "code": code}
