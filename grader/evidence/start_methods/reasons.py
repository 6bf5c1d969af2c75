"""All reasons, the surest first."""

from __future__ import annotations

from collections.abc import Callable

from grader.evidence.evidence import Evidence
from grader.evidence.start_methods import choice, copies, guard, names, pickling, values
from grader.evidence.start_methods.portability import Portability
from grader.evidence.start_methods.scene import Scene, look

REASONS: tuple[Callable[[Scene], Portability | None], ...] = (
    guard.missing_guard,
    choice.chosen_again,
    choice.mixed,
    guard.fails_at_import,
    pickling.unpicklable,
    names.not_in_the_file,
    names.only_in_main,
    copies.own_copy,
    values.parent_is_the_server,
    values.at_the_line_that_failed,
    guard.done_at_import,
    choice.overruled,
    names.perhaps_only_in_main,
    values.somewhere,
)


def portability(evidence: Evidence, failed: bool | None = None) -> Portability | None:
    """Why this run failed under its start method although the program may work under another, or what it
    does under this method only; None where nothing is known of that kind.

    ``failed`` is a check's word; without it the run must show by itself that something went wrong before a
    "may" is said.
    """
    if not evidence.processes:
        return None
    scene = look(evidence, failed)
    return next((found for reason in REASONS if (found := reason(scene))), None)
