"""The picture in characters: a cell for each column of a lane, and what stands between two lanes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from grader.evidence.timeline import Bar, Lane, State, Timeline
from grader.reports.rows import Style
from grader.reports.timeline.scale import Scale

Cell = tuple[str, Style]
_STATES: dict[State, tuple[int, Cell]] = {  # what covers what
    "idle": (0, ("─", "weak")),
    "starting": (1, ("┄", "weak")),
    "running": (1, ("━", "good")),
    "task": (2, ("█", "hint")),
    "callback": (3, ("▓", "hint")),
    "waiting": (4, ("░", "warn")),
}
_ENDS: dict[str, Cell] = {
    "well": ("●", "good"),
    "badly": ("✗", "bad"),
    "stopped": ("■", "weak"),
    "unknown": ("?", "weak"),
}
_SMALL: tuple[State, ...] = ("task", "callback")  # these get a cell even where there is no room for them


@dataclass(frozen=True, slots=True)
class Cells:
    """``columns`` of them, the last one for the end."""

    scale: Scale
    columns: int
    deadlocked: bool

    @classmethod
    def of(cls, timeline: Timeline, columns: int) -> Cells:
        return cls(Scale.of(timeline.instants, columns - 2), columns, timeline.deadlocked)

    def column(self, at: int) -> int:
        return round(self.scale.place(at))

    def lane(self, lane: Lane, keys: Iterable[tuple[int, str]]) -> list[Cell]:
        """The lane's cells, with the signs of its moments upon them."""
        cells: list[Cell] = [(" ", "")] * self.columns
        drawn = [bar for bar in lane.bars if bar.state in _STATES]
        own = (bar for bar in drawn if bar.row == 0 or bar.state == "callback")
        for bar in sorted(own, key=lambda bar: _STATES[bar.state][0]):
            self._paint(cells, bar)
        end = self.column(lane.end)
        cells[end + 1] = _ENDS[lane.ended]
        for column, key in _apart(keys, end):
            cells[column] = (key, "strong")
        return cells

    def _paint(self, cells: list[Cell], bar: Bar) -> None:
        begin, end = self.column(bar.begin), self.column(bar.end)
        if begin == end and bar.state in _SMALL:
            end += 1
        sign, style = _STATES[bar.state][1]
        if bar.forever and self.deadlocked:
            style = "bad"
        cells[begin:end] = [(sign, style)] * (end - begin)


def _apart(keys: Iterable[tuple[int, str]], last: int) -> Iterator[tuple[int, str]]:
    """Two signs that would lie upon each other stand beside each other."""
    taken: set[int] = set()
    for column, key in keys:
        free = next((c for c in range(column, last + 1) if c not in taken), None)
        if free is None:
            free = next((c for c in range(column, -1, -1) if c not in taken), None)
        if free is not None:
            taken.add(free)
            yield free, key


class Lines:
    """Arrows between lanes: a stroke in every gap that one crosses, its head where it arrives."""

    def __init__(self, timeline: Timeline, cells: Cells) -> None:
        place = {lane.process: number for number, lane in enumerate(timeline.lanes)}
        self._place, self._columns = place, cells.columns
        self._arrows = [
            (place[arrow.source.process], place[arrow.target.process], cells.column(arrow.target.at))
            for arrow in timeline.arrows
            if arrow.kind in ("start", "message", "submit", "callback", "result")
            and arrow.source.process in place
            and arrow.target.process in place
        ]

    def between(self, above: Lane | None, below: Lane) -> str:
        """The signs between two lanes that stand one below the other."""
        line = [" "] * self._columns
        lower = self._place[below.process]
        if above is None:
            return ""
        for source, target, column in self._arrows:
            if source < lower <= target and line[column] == " ":
                line[column] = "▼" if target == lower else "│"
            elif target < lower <= source and line[column] == " ":
                line[column] = "▲" if target == lower - 1 else "│"
        return "".join(line).rstrip()
