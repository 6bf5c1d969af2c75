"""What a pattern finds: the id of a mistake and the sentence that teaches it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from grader.evidence.deadlock.graph import Root
from grader.evidence.deadlock.scene import Scene, Stand
from grader.evidence.text import Text, Value


@dataclass(frozen=True, slots=True)
class Cause:
    """``cycle`` are the processes, by index, that wait for each other in a circle."""

    pattern: str
    summary: Text
    cycle: tuple[int, ...] = ()


Pattern = Callable[[Scene, Root], "Cause | None"]  # of the place where the waiting ends


def about(
    scene: Scene, stand: Stand, pattern: str, template: str, circle: Sequence[Stand] = (), /, **more: Value
) -> Cause:
    """A cause whose sentence speaks of one thread: ``who``, ``call``, ``line``, and more fields."""
    return Cause(pattern, Text(template, {**speaking_of(scene, stand), **more}), processes(circle))


def speaking_of(scene: Scene, stand: Stand) -> dict[str, Value]:
    return {"who": stand.who, "call": stand.call.name, "line": scene.line(stand)}


def processes(circle: Sequence[Stand]) -> tuple[int, ...]:
    """The processes of a circle, each once; one thread alone is none."""
    return tuple(dict.fromkeys(stand.process.index for stand in circle)) if len(circle) > 1 else ()
