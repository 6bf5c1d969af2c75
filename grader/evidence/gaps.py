"""From where on what a process did is known in part only."""

from __future__ import annotations

from grader.evidence.run import Run

_SYNCHRONISING = ("l.", "n.", "q.", "c.")
_NEVER = 1 << 62


class Gaps:
    """``capped`` stands where a process stops to report what one line does over and over."""

    def __init__(self, run: Run) -> None:
        self.first: dict[int, int] = {}  # process -> number of the event from which its order is not known
        self.muted: set[tuple[int, str, str]] = set()  # process, kind, object
        for number, event in enumerate(run.events):
            if event.kind == "capped":
                self.muted.add((event.process, event.value, event.object))
                if event.value.startswith(_SYNCHRONISING):
                    self.first.setdefault(event.process, number)

    def before(self, process: int) -> int:
        """Events of a process may be judged if their number is smaller."""
        return self.first.get(process, _NEVER)
