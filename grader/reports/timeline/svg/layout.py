"""Where everything stands in the picture: a lane for each process, below it its locks and its threads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.evidence import Translate
from grader.evidence.timeline import Bar, Lane, Point, Timeline
from grader.reports.timeline.scale import Scale

WIDTH = 1200
LEFT, RIGHT = 176, 1070
BAR, HOLD, THREAD = 24, 13, 17
MOST_HOLDS = 3


@dataclass(frozen=True, slots=True)
class Slot:
    """The room of one lane: ``top`` of its bar; ``strips`` are its locks, each with a level below the bar."""

    lane: Lane
    top: float
    strips: tuple[tuple[Bar, int], ...]

    @property
    def threads_top(self) -> float:
        return self.top + BAR + (1 + max((level for _, level in self.strips), default=-1)) * HOLD + 3

    @property
    def bottom(self) -> float:
        return self.threads_top - 3 + len(self.lane.threads) * (THREAD + 3)


@dataclass(frozen=True, slots=True)
class Layout:
    """``x`` is a time's place; ``slots`` are by process."""

    timeline: Timeline
    translate: Translate
    scale: Scale
    slots: dict[int, Slot]
    top: float
    bottom: float

    @classmethod
    def of(cls, timeline: Timeline, translate: Translate, top: float) -> Layout:
        gap = 34 if len(timeline.lanes) <= 12 else 22 if len(timeline.lanes) <= 24 else 16
        flags = {touch.point.process for clash in timeline.clashes for touch in clash.touches}
        slots: dict[int, Slot] = {}
        below = top
        for lane in timeline.lanes:
            strips = tuple(_levels([bar for bar in lane.bars if bar.state == "holding"]))
            above = (
                gap + (26 if lane.process in flags else 0) - (gap - 26 if lane is timeline.lanes[0] else 0)
            )
            slot = Slot(lane, below + above, strips)
            slots[lane.process] = slot
            below = slot.bottom
        scale = Scale.of(timeline.instants, RIGHT - LEFT)
        return cls(timeline, translate, scale, slots, top, below + 16)

    def x(self, at: int) -> float:
        return LEFT + self.scale.place(at)

    def row(self, process: int, row: int) -> tuple[float, float]:
        """Top and height of the bars in a row of a lane."""
        slot = self.slots[process]
        if row == 0:
            return slot.top, BAR
        return slot.threads_top + (row - 1) * (THREAD + 3), THREAD

    def edge(self, point: Point, towards: Point) -> float:
        """The side of a row that looks to another one."""
        top, height = self.row(point.process, point.row)
        is_above = self.row(towards.process, towards.row)[0] > top
        return top + height if is_above else top


def _levels(bars: Sequence[Bar]) -> Iterator[tuple[Bar, int]]:
    """Locks that are held at the same time lie below each other."""
    free = [0] * MOST_HOLDS
    for bar in sorted(bars, key=lambda bar: bar.begin):
        level = next((n for n, until in enumerate(free) if until <= bar.begin), None)
        if level is not None:
            free[level] = bar.end
            yield bar, level


class Tags:
    """Small things in rows: one is left out, or moved, where it would lie upon another."""

    def __init__(self) -> None:
        self._taken: dict[object, list[tuple[float, float]]] = {}

    def is_free(self, key: object, left: float, right: float) -> bool:
        """Whether nothing lies there in that row; if so, it is taken now."""
        taken = self._taken.setdefault(key, [])
        if any(left < other_right and other_left < right for other_left, other_right in taken):
            return False
        taken.append((left, right))
        return True
