"""How much a picture may hold: what is too small to be seen is drawn together, what is too much left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from grader.evidence.text import Text
from grader.evidence.timeline.picture import Arrow, ArrowKind, Bar, Lane, Moment, MomentKind, State

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Bounds:
    """``bars`` of one sort in one lane, ``arrows`` and ``moments`` of one sort, ``threads`` below a lane."""

    lanes: int = 40
    bars: int = 80
    arrows: int = 40
    moments: int = 60
    threads: int = 4


SCREEN = Bounds()
FULL = Bounds(lanes=1000, bars=20_000, arrows=50_000, moments=50_000, threads=64)  # for a tool that can zoom


def fewer_bars(lane: Lane, most: int) -> Lane:
    """Bars of one sort that lie close together become one, until few enough are left."""
    groups: dict[tuple[int, State], list[Bar]] = defaultdict(list)
    for bar in lane.bars:
        groups[bar.row, bar.state].append(bar)
    kept = [bar for group in groups.values() for bar in _joined(group, most)]
    return replace(lane, bars=tuple(sorted(kept, key=lambda bar: (bar.row, bar.begin))))


def _joined(bars: Sequence[Bar], most: int) -> Sequence[Bar]:
    gap = 1000
    joined = bars
    while len(joined) > most:
        joined, gap = list(_closer(bars, gap)), gap * 2
    return joined


def _closer(bars: Sequence[Bar], gap: int) -> Iterator[Bar]:
    """Bars with at most ``gap`` nanoseconds between them as one."""
    together: list[Bar] = []
    end = 0
    for bar in bars:
        if together and (bar.begin - end > gap or bar.forever):
            yield _one(together, end)
            together, end = [], 0
        together.append(bar)
        end = max(end, bar.end)
    if together:
        yield _one(together, end)


def _one(bars: Sequence[Bar], end: int) -> Bar:
    first, count = bars[0], sum(bar.count for bar in bars)
    if len(bars) == 1:
        return first
    if all(bar.what == first.what for bar in bars):
        return replace(first, end=end, count=count)
    label = Text("× {count}", {"count": count})
    lines = {bar.line for bar in bars}
    line = first.line if len(lines) == 1 else None
    return replace(
        first, end=end, count=count, label=label, what=_SEVERAL.get(first.state, first.what), line=line
    )


_SEVERAL: dict[State, Text] = {  # of the states that a lane may have more than a few times
    "task": Text("runs several tasks"),
    "callback": Text("runs several callbacks"),
    "waiting": Text("waits several times"),
    "holding": Text("holds several locks"),
}


def fewer_arrows(arrows: Sequence[Arrow], most: int) -> tuple[Arrow, ...]:
    """Of each sort the first and the last one, and others spread evenly between them."""
    by_kind: dict[ArrowKind, list[Arrow]] = defaultdict(list)
    for arrow in arrows:
        by_kind[arrow.kind].append(arrow)
    kept = {id(arrow) for several in by_kind.values() for arrow in spread(several, most)}
    return tuple(arrow for arrow in arrows if id(arrow) in kept)


def fewer_moments(moments: Sequence[Moment], most: int) -> tuple[Moment, ...]:
    by_kind: dict[MomentKind, list[Moment]] = defaultdict(list)
    for moment in sorted(moments, key=lambda moment: moment.point.at):
        by_kind[moment.kind].append(moment)
    kept = [moment for several in by_kind.values() for moment in spread(several, most)]
    return tuple(sorted(kept, key=lambda moment: moment.point.at))


def spread(items: Sequence[T], most: int) -> Sequence[T]:
    """So many of them, evenly, the first and the last one always among them."""
    if len(items) <= most:
        return items
    return [items[round(n * (len(items) - 1) / (most - 1))] for n in range(most)]
