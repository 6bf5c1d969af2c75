"""The legend: of what the picture shows, and only of that."""

from __future__ import annotations

from collections.abc import Iterator

from grader.reports.timeline.svg.layout import WIDTH, Layout
from grader.reports.timeline.svg.paper import element, room, words

SAMPLE, GAP, LINE = 26, 22, 22


def legend(layout: Layout, top: float) -> tuple[list[str], float]:
    """The drawn legend and where it ends."""
    x, y, drawn = 20.0, top, []
    for sample, said in _entries(layout):
        wide = SAMPLE + 6 + room(said, 11) + GAP
        if x + wide > WIDTH - 20:
            x, y = 20.0, y + LINE
        drawn.append(
            element(
                "g", sample + words(said, SAMPLE + 6, 12, "soft"), transform=f"translate({x:.0f} {y:.0f})"
            )
        )
        x += wide
    return drawn, y + LINE + 4


def _entries(layout: Layout) -> Iterator[tuple[str, str]]:
    timeline, translate = layout.timeline, layout.translate
    clashes = timeline.clashes
    states = {bar.state for lane in timeline.lanes for bar in lane.bars}
    kinds = {arrow.kind for arrow in timeline.arrows}
    moments = {moment.kind for moment in timeline.moments}
    forever = timeline.deadlocked and any(bar.forever for lane in timeline.lanes for bar in lane.bars)
    ended = any(not bar.forever for lane in timeline.lanes for bar in lane.bars if bar.state == "waiting")
    entries = (
        ("starting" in states, _box("starting"), translate("Python starts")),
        ("running" in states, _box("running"), translate("runs")),
        ("idle" in states, _bar("idle"), translate("has nothing to do")),
        ("task" in states, _box("task"), translate("runs a task")),
        ("callback" in states, _box("callback"), translate("runs a callback")),
        (ended, _box("waiting", "hatched"), translate("waits")),
        (forever, _box("stuck", "hatched-bad"), translate("waits for ever")),
        ("holding" in states, _bar("hold0", 8), translate("holds a lock")),
        ("start" in kinds, _line("start"), translate("starts a process")),
        ("join" in kinds, _line("join"), translate("has ended, join() returns")),
        ("message" in kinds, _line("message"), translate("message")),
        ("submit" in kinds, _line("submit"), translate("task handed over")),
        ("result" in kinds, _line("result"), translate("result")),
        ("callback" in kinds, _line("callback-line"), translate("result for a callback")),
        (any(stuck.holders for stuck in timeline.stuck), _line("blocked"), translate("waits for whom")),
        (any(not c.is_remark for c in clashes), _flag("race"), translate("race: nothing orders these two")),
        (any(c.is_remark for c in clashes), _flag("remark"), translate("printed in any order")),
        ("print" in moments, element("circle", cx=13, cy=8, r=3, class_="print"), translate("prints")),
        (
            "error" in moments,
            element("path", d="M9 4l8 8m0 -8l-8 8", class_="blocked"),
            translate("raises an error"),
        ),
        (True, words("12", 13, 12, "tag soft middle"), translate("line of the program")),
        (any(True for _ in layout.scale.folds()), _fold(), translate("quiet time, drawn shorter")),
    )
    return ((sample, word) for is_there, sample, word in entries if is_there)


def _box(class_: str, pattern: str = "") -> str:
    hatched = element("rect", x=1, y=1, width=SAMPLE - 2, height=14, rx=3, fill=f"url(#{pattern})")
    return element("rect", x=1, y=1, width=SAMPLE - 2, height=14, rx=3, class_=class_) + hatched * bool(
        pattern
    )


def _bar(class_: str, height: float = 4) -> str:
    return element("rect", x=1, y=8 - height / 2, width=SAMPLE - 2, height=height, rx=2, class_=class_)


def _line(class_: str) -> str:
    return element("path", d="M1 8H24", class_=f"arrow {class_}", marker_end=f"url(#head-{class_})")


def _flag(kind: str) -> str:
    pole = element("path", d="M6 16V0", class_=f"pole {kind}")
    return pole + element("path", d="M6 0h14l-4 5l4 5h-14z", class_=f"flag-{kind}")


def _fold() -> str:
    slab = element("rect", x=1, y=0, width=SAMPLE - 2, height=16, class_="fold")
    return slab + element("path", d="M8 12l4 -8m2 8l4 -8", class_="axis")
