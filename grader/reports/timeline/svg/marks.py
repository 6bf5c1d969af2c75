"""What lies over the lanes: arrows, prints, line numbers, a race's flags, a deadlock's circle."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from grader.evidence import Text
from grader.evidence.timeline import Arrow, Clash, Point, Stuck, Touch
from grader.reports.timeline.scale import clock
from grader.reports.timeline.svg.layout import BAR, RIGHT, Layout, Tags
from grader.reports.timeline.svg.paper import element, group, room, words

HIGHEST = 3  # flags above each other
BULGE, BULGE_STEP, BULGES = 34, 13, 5


def arrows(layout: Layout) -> Iterator[str]:
    for arrow in layout.timeline.arrows:
        yield _arrow(layout, arrow)


def _arrow(layout: Layout, arrow: Arrow) -> str:
    x1, x2 = layout.x(arrow.source.at), layout.x(arrow.target.at)
    y1, y2 = layout.edge(arrow.source, arrow.target), layout.edge(arrow.target, arrow.source)
    if arrow.kind == "join":  # from the end itself, which an idle worker has in the middle of its row
        y1 = layout.row(arrow.source.process, arrow.source.row)[0] + BAR / 2
    line = "callback-line" if arrow.kind == "callback" else arrow.kind
    path = _curve(x1, y1, x2, y2 + (-2 if y2 > y1 else 2))
    shape = element("path", d=path, class_=f"arrow {line}", marker_end=f"url(#head-{line})")
    dot = element("circle", cx=x1, cy=y1, r=2, class_=f"head-{line}")
    who = layout.slots[arrow.source.process].lane.who
    said = Text("{who} {what}", {"who": who, "what": arrow.what.render(layout.translate)})
    return group(shape, dot, title=f"{said.render(layout.translate)}: {_when(layout, arrow)}")


def _curve(x1: float, y1: float, x2: float, y2: float) -> str:
    """It leaves and arrives steeply, so that its head shows into the lane."""
    bend = (y2 - y1) * 0.55
    return f"M{x1:.1f} {y1:.1f}C{x1:.1f} {y1 + bend:.1f} {x2:.1f} {y2 - bend:.1f} {x2:.1f} {y2:.1f}"


def _when(layout: Layout, arrow: Arrow) -> str:
    begin = layout.timeline.begin
    return f"{clock(arrow.source.at - begin)} → {clock(arrow.target.at - begin)}"


def prints(layout: Layout) -> Iterator[str]:
    """What was printed, and where something was raised."""
    for moment in layout.timeline.moments:
        if moment.kind in ("print", "error") and moment.point.process in layout.slots:
            top, height = layout.row(moment.point.process, moment.point.row)
            who = layout.slots[moment.point.process].lane.who
            said = Text("{who} {what}", {"who": who, "what": moment.text.render(layout.translate)})
            x, y = layout.x(moment.point.at), top + height / 2
            if moment.kind == "print":
                shape = element("circle", cx=x, cy=y, r=3, class_="print")
            else:
                cross = f"M{x - 4:.1f} {y - 4:.1f}l8 8m0 -8l-8 8"
                shape = element("path", d=cross, class_="blocked")
            yield group(shape, title=f"{said.render(layout.translate)}{_at_line(layout, moment.point)}")


def tags(layout: Layout) -> Iterator[str]:
    """Numbers of lines, above the bars, where there is room; flags have their own."""
    free = Tags()
    timeline = layout.timeline
    points = [stuck.point for stuck in timeline.stuck]
    points += [point for arrow in timeline.arrows for point in (arrow.source, arrow.target)]
    points += [moment.point for moment in timeline.moments if moment.kind in ("wait", "print", "error")]
    for touch in (touch for clash in timeline.clashes for touch in clash.touches):
        free.is_free(touch.point.process, layout.x(touch.point.at) - 4, layout.x(touch.point.at) + 4)
    for point in points:
        x, text = layout.x(point.at), str(point.line)
        top, _ = layout.row(point.process, point.row)
        half = room(text, 10) / 2 + 2
        if point.line is not None and point.row == 0 and free.is_free(point.process, x - half, x + half):
            yield words(text, x, top - 4, "tag soft middle")


def flags(layout: Layout) -> Iterator[str]:
    free = Tags()
    for number, clash in enumerate(layout.timeline.clashes, 1):
        yield group(*_pair(layout, clash, number, free), title=clash.text.render(layout.translate))


def _pair(layout: Layout, clash: Clash, number: int, free: Tags) -> Iterator[str]:
    """Each flag stands above its lane, its pole goes down to the thread that touched the thing."""
    kind = "remark" if clash.is_remark else "race"
    feet = [_flag_foot(layout, touch.point) for touch in clash.touches]
    for (x1, _, y1), (x2, y2, _) in pairwise(feet):
        yield element("path", d=_curve(x1, y1, x2, y2), class_=f"between {kind}")
    for touch, (x, top, bottom) in zip(clash.touches, feet, strict=True):
        line = Text("line {line}", {"line": touch.point.line or "?"}).render(layout.translate)
        said = f"{layout.translate(_verb(clash, touch))}, {line}"
        wide = 24 + room(said, 9.5)
        high = next((n for n in range(HIGHEST) if free.is_free((touch.point.process, n), x, x + wide)), 0)
        y = top - 24 - high * 14
        yield element("path", d=f"M{x:.1f} {bottom:.1f}V{y:.1f}", class_=f"pole {kind}")
        yield element("path", d=f"M{x:.1f} {y:.1f}h18l-5 6.5l5 6.5h-18z", class_=f"flag-{kind}")
        yield words(str(number), x + 7, y + 10, "small on-flag middle")
        yield words(said, x + 21, y + 10, f"tag {'warn' if clash.is_remark else 'bad'}")


def _verb(clash: Clash, touch: Touch) -> str:
    if clash.is_remark:
        return "prints"
    return "writes" if touch.writes else "reads"


def _flag_foot(layout: Layout, point: Point) -> tuple[float, float, float]:
    top, height = layout.row(point.process, point.row)
    return layout.x(point.at), layout.slots[point.process].top, top + height


def circle(layout: Layout) -> Iterator[str]:
    """Who waits for whom when nothing went on, at the right of the lanes; the circle is drawn last."""
    edges = [(stuck, holder) for stuck in layout.timeline.stuck for holder in stuck.holders]
    edges.sort(key=lambda edge: edge[0].in_cycle)
    for number, (stuck, holder) in enumerate(edges):
        yield _waits_for(layout, stuck, holder, number)


def _waits_for(layout: Layout, stuck: Stuck, holder: int, number: int) -> str:
    own, other = layout.slots[stuck.point.process], layout.slots[holder]
    down = 1 if other.top > own.top else -1
    y1, y2 = own.top + BAR / 2 + 4 * down, other.top + BAR / 2 - 5 * down
    x1, x2 = RIGHT + 13, max(layout.x(other.lane.end) + 13, RIGHT + 13)
    bulge = RIGHT + 13 + BULGE + BULGE_STEP * (number % BULGES)
    path = f"M{x1:.1f} {y1:.1f}C{bulge:.1f} {y1:.1f} {bulge:.1f} {y2:.1f} {x2 + 2:.1f} {y2:.1f}"
    kind = "blocked" if stuck.in_cycle else "blocked aside"
    who, waited = own.lane.who, other.lane.who
    said = Text("{who} waits for {other}", {"who": who, "other": waited}).render(layout.translate)
    return group(element("path", d=path, class_=kind, marker_end="url(#head-blocked)"), title=said)


def _at_line(layout: Layout, point: Point) -> str:
    if point.line is None:
        return ""
    return f" ({Text('line {line}', {'line': point.line}).render(layout.translate)})"
