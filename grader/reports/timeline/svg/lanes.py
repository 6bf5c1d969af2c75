"""The lanes of the picture: names, bars, locks that are held, ends."""

from __future__ import annotations

from collections.abc import Iterator
from zlib import crc32

from grader.evidence import Text, Value, Who
from grader.evidence.timeline import Bar, Lane, State
from grader.reports.timeline.scale import clock
from grader.reports.timeline.svg.layout import HOLD, LEFT, WIDTH, Layout, Slot
from grader.reports.timeline.svg.paper import element, fitting, group, room, words

_ORDER: dict[State, int] = {"idle": 0, "starting": 1, "running": 1, "task": 2, "callback": 3, "waiting": 4}
NARROWEST = 1.5


def bands(layout: Layout) -> Iterator[str]:
    """Every second lane has a ground of its own."""
    for number, slot in enumerate(layout.slots.values()):
        if number % 2:
            height = slot.bottom - slot.top + 20
            yield element("rect", x=8, y=slot.top - 10, width=WIDTH - 16, height=height, rx=6, class_="band")


def lanes(layout: Layout) -> Iterator[str]:
    for slot in layout.slots.values():
        yield from _names(layout, slot)
        for bar in sorted(slot.lane.bars, key=lambda bar: _ORDER.get(bar.state, 0)):
            if bar.state != "holding":
                yield from _bar(layout, slot.lane, bar)
        for bar, level in slot.strips:
            yield _hold(layout, slot, bar, level)
        yield from _end(layout, slot)


def _names(layout: Layout, slot: Slot) -> Iterator[str]:
    lane = slot.lane
    name = Who(lane.who.name).render(layout.translate)
    parts = [words(fitting(name, 13, LEFT - 40) or "…", 20, slot.top + 10, "name ink")]
    if lane.who.pid is not None:
        parts.append(words(f"pid {lane.who.pid}", 20, slot.top + 23, "small soft"))
    yield group(*parts, title=lane.who.render(layout.translate))
    for row, thread in enumerate(lane.threads, 1):
        top, height = layout.row(lane.process, row)
        yield words(thread.render(layout.translate), 32, top + height - 5, "small soft")


def _bar(layout: Layout, lane: Lane, bar: Bar) -> Iterator[str]:
    top, height = layout.row(lane.process, bar.row)
    left, right = layout.x(bar.begin), layout.x(bar.end)
    wide = max(right - left, NARROWEST)
    if bar.state == "idle":
        shape = element("rect", x=left, y=top + height / 2 - 2, width=wide, height=4, rx=2, class_="idle bar")
        yield group(shape, title=tooltip(layout, lane, bar))
        return
    colour = "stuck" if bar.forever and layout.timeline.deadlocked else bar.state
    parts = [_box(left, top, wide, height, f"{colour} bar")]
    if bar.state == "waiting":
        pattern = "url(#hatched-bad)" if colour == "stuck" else "url(#hatched)"
        parts.append(
            element("rect", x=left, y=top, width=wide, height=height, rx=_corner(wide), fill=pattern)
        )
    label = _label(layout, bar, wide - 12)
    if label:
        parts.append(words(label, left + 7, top + height / 2 + 4, _label_class(colour)))
    yield group(*parts, title=tooltip(layout, lane, bar))


def _label(layout: Layout, bar: Bar, most: float) -> str:
    """As much as there is room for: ``waits: Lock #2``, ``Lock #2`` or nothing."""
    label = bar.label.render(layout.translate)
    if bar.state == "waiting" and bar.label != bar.what:
        whole = Text("waits: {label}", {"label": label}).render(layout.translate)
        label = whole if room(whole, 11) <= most else label
    if bar.state == "waiting":
        return label if room(label, 11) <= most else ""
    if bar.state == "task":
        return fitting(label, 11, most) or fitting(str(bar.label.fields.get("task", "")), 11, most + 6)
    return label if bar.state == "starting" and room(label, 10) <= most else ""


def _label_class(colour: str) -> str:
    return {"starting": "soft small", "stuck": "bad on-stuck", "waiting": "ink on-waiting"}.get(colour, "ink")


def _hold(layout: Layout, slot: Slot, bar: Bar, level: int) -> str:
    top = slot.top + 26 + level * HOLD
    left, right = layout.x(bar.begin), layout.x(bar.end)
    wide = max(right - left, NARROWEST)
    label = bar.label.render(layout.translate)
    shape = element("rect", x=left, y=top, width=wide, height=HOLD - 2, rx=3, class_=f"bar {hue(bar)}")
    whole = Text("holds the {thing}", {"thing": label}).render(layout.translate)
    shown = fitting(whole, 10, wide - 8) or fitting(label, 10, wide - 6)
    text = words(shown, left + 5, top + HOLD - 4, "small ink") if shown else ""
    return group(shape, text, title=tooltip(layout, slot.lane, bar))


def hue(bar: Bar) -> str:
    """One of four colours by the lock's name: the same lock has the same colour in each lane."""
    number = str(bar.label.fields.get("thing", "")).rpartition("#")[2]
    return f"hold{(int(number) - 1) % 4 if number.isdigit() else crc32(number.encode()) % 4}"


def _end(layout: Layout, slot: Slot) -> Iterator[str]:
    lane = slot.lane
    x, y = layout.x(lane.end), slot.top + 12
    outcome = lane.outcome.render(layout.translate)
    if lane.ended == "stopped":
        mark = element("rect", x=x + 3, y=y - 4, width=8, height=8, rx=1.5, class_="soft")
        said = "" if layout.timeline.deadlocked else layout.translate("stopped")
        yield group(mark, words(said, x + 15, y + 4, "small soft"), title=outcome)
        return
    colour = {"well": "good-end", "badly": "bad"}.get(lane.ended, "soft")
    mark = element("circle", cx=x + 7, cy=y, r=4, class_=colour)
    words_class = "small bad" if lane.ended == "badly" else "small soft"
    label = fitting(outcome, 10, WIDTH - x - 22)
    yield group(mark, words(label, x + 15, y + 4, words_class), title=outcome)


def tooltip(layout: Layout, lane: Lane, bar: Bar) -> str:
    """``child 1 (pid 812), line 9: waits for the Lock; 12.3 ms – 45.6 ms (33.3 ms)``"""
    begin = layout.timeline.begin
    fields: dict[str, Value] = {
        "who": lane.who,
        "what": bar.what.render(layout.translate),
        "begin": clock(bar.begin - begin),
        "end": clock(bar.end - begin),
        "long": clock(bar.end - bar.begin),
    }
    said = Text("{who} {what}: {begin} – {end} ({long})", fields).render(layout.translate)
    at = "" if bar.line is None else Text("line {line}", {"line": bar.line}).render(layout.translate)
    times = "" if bar.count == 1 else f"× {bar.count}"
    return ", ".join(part for part in (said, at, times) if part)


def _box(left: float, top: float, wide: float, height: float, class_: str) -> str:
    return element("rect", x=left, y=top, width=wide, height=height, rx=_corner(wide), class_=class_)


def _corner(wide: float) -> float:
    return min(4, wide / 2)
