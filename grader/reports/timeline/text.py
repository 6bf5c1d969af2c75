"""The picture of a run for a terminal: a line for each process, and below them the moments that matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from grader.evidence import Text, Translate, Value, Who
from grader.evidence.timeline import Lane, Moment, State, Timeline
from grader.evidence.timeline.bounds import spread
from grader.reports.rows import BLANK, Row, Span, Style, row
from grader.reports.student_text import cropped, padded, visible, width
from grader.reports.timeline.cells import Cells, Lines
from grader.reports.timeline.scale import clock, rounded

NARROWEST, WIDEST = 60, 160
LONGEST_NAME = 22
KEYS = "123456789abcdefghijklmnopqr"
WEIGHTS = {
    "stuck": 0, "race": 0, "error": 1, "death": 1, "start": 2, "message": 3, "callback": 3, "wait": 4,
    "task": 4, "print": 5, "submit": 6,
}  # fmt: skip
OF_ONE_KIND = 10
SPACIOUS = 16  # with more lanes there is no room for arrows between them
BAD = ("stuck", "race", "error", "death")


def timeline_rows(timeline: Timeline, translate: Translate, width: int) -> Iterator[Row]:
    """Axis, lanes, legend, and a list of moments; each of them has a sign on its lane."""
    chosen = _chosen(timeline)
    keys = dict(zip(map(id, chosen), KEYS, strict=False))
    names = {lane.process: _name(lane, translate) for lane in timeline.lanes}
    room = max((_columns(name) for name in names.values()), default=0)
    columns = min(max(width, NARROWEST), WIDEST) - room - 2
    cells = Cells.of(timeline, columns)
    yield _axis(cells, room)
    lines = Lines(timeline, cells)
    for above, lane in zip((None, *timeline.lanes), timeline.lanes, strict=False):
        between = lines.between(above, lane)
        if between.strip() and len(timeline.lanes) <= SPACIOUS:
            yield row((f"{' ' * (room + 2)}{between}", "weak"))
        own = [(cells.column(m.point.at), keys[id(m)]) for m in chosen if m.point.process == lane.process]
        yield row(*_spans(cells.lane(lane, own)), lead=((padded(names[lane.process], room), "strong"), "  "))
    yield BLANK
    yield from _legend(timeline, translate, width)
    yield BLANK
    yield from _list(timeline, chosen, translate)


def _columns(name: str) -> int:
    return width(name)


def _name(lane: Lane, translate: Translate) -> str:
    return cropped(visible(lane.who.render(translate)), LONGEST_NAME)


def _axis(cells: Cells, room: int) -> Row:
    """Round times, each at its column."""
    line = ""
    for at in cells.scale.ticks(12):
        label = f"╷{rounded(at - cells.scale.instants[0])}"
        column = cells.column(at)
        if (not line or len(line) < column) and column + len(label) <= cells.columns:
            line = line.ljust(column) + label
    return row((" " * (room + 2) + line, "weak"))


def _spans(cells: Sequence[tuple[str, Style]]) -> Iterator[Span]:
    for style, run in groupby(cells, key=lambda cell: cell[1]):
        yield "".join(sign for sign, _ in run), style


def _chosen(timeline: Timeline) -> list[Moment]:
    """As many as there are signs: those that matter most, some of each kind, in the order of time."""
    by_kind: dict[str, list[Moment]] = {}
    for moment in timeline.moments:
        by_kind.setdefault(moment.kind, []).append(moment)
    some = [moment for several in by_kind.values() for moment in spread(several, OF_ONE_KIND)]
    ranked = sorted(some, key=lambda moment: (WEIGHTS[moment.kind], moment.point.at))
    return sorted(ranked[: len(KEYS)], key=lambda moment: moment.point.at)


def _list(timeline: Timeline, chosen: Sequence[Moment], translate: Translate) -> Iterator[Row]:
    cells = [_cells(timeline, moment, translate) for moment in chosen]
    rooms = [max(map(_columns, column)) for column in zip(*cells, strict=True)] or [0, 0, 0]
    for key, (time, line, said), moment in zip(KEYS, cells, chosen, strict=False):
        lead = f"  {' ' * (rooms[0] - len(time))}{time}  "
        style: Style = "bad" if moment.kind in BAD else ""
        yield row((said, style), lead=((key, "hint"), lead, (padded(line, rooms[1] + 2), "weak")))
    if len(timeline.moments) > len(chosen):
        left = Text("… {count} more moments are not listed.", {"count": len(timeline.moments) - len(chosen)})
        yield row((left.render(translate), "weak"))
    for clash in timeline.clashes:
        colour: Style = "warn" if clash.is_remark else "bad"
        yield row((visible(clash.text.render(translate)), colour), lead=(("⚑  ", colour),))
    for remark in timeline.remarks:
        yield row((visible(remark.render(translate)), "warn"))


def _cells(timeline: Timeline, moment: Moment, translate: Translate) -> tuple[str, str, str]:
    """When, at which line, who does what."""
    who = next(lane.who for lane in timeline.lanes if lane.process == moment.point.process)
    fields: dict[str, Value] = {"who": Who(who.name), "what": moment.text.render(translate)}
    said = visible(Text("{who} {what}", fields).render(translate))
    line = moment.point.line
    place = "" if line is None else Text("line {line}", {"line": line}).render(translate)
    return clock(moment.point.at - timeline.begin), visible(place), said


def _legend(timeline: Timeline, translate: Translate, most: int) -> Iterator[Row]:
    """What each sign means, of those that the picture has; in as many rows as are needed."""
    states = {bar.state for lane in timeline.lanes for bar in lane.bars}
    entries: tuple[tuple[State, str, Style, str], ...] = (
        ("starting", "┄", "weak", translate("Python starts")),
        ("running", "━", "good", translate("runs")),
        ("idle", "─", "weak", translate("has nothing to do")),
        ("task", "█", "hint", translate("runs a task")),
        ("callback", "▓", "hint", translate("runs a callback")),
        ("waiting", "░", "warn", translate("waits")),
    )
    spans: list[Span] = []
    for state, sign, style, word in entries:
        if state in states:
            spans += [(sign * 2, style), f" {word}   "]
    ends: tuple[Span, ...] = (("●", "good"), ("✗", "bad"), ("■", "weak"))
    said = f" {translate('ended well, badly, was stopped')}"
    together = "".join(span if isinstance(span, str) else span[0] for span in (*spans, *ends, said))
    if _columns(together) <= most:
        yield row(*spans, *ends, said)
    else:
        yield row(*spans)
        yield row(*ends, said)
    yield row((translate("Time is not to scale: quiet stretches are drawn shorter."), "weak"))
