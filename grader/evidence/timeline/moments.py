"""The moments that a reader looks for, of which a picture keeps the ones that matter most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grader.evidence.ending import signal_name
from grader.evidence.event import Event
from grader.evidence.text import Text
from grader.evidence.timeline.picture import Arrow, Bar, Clash, Lane, Moment, MomentKind, Point, Stuck
from grader.evidence.timeline.reading import Run, job_number

LONG = 20  # a wait is worth a line if it took more than this part of the run
LONGEST_PRINT = 60

_OF_ARROWS: dict[str, MomentKind] = {"start": "start", "message": "message", "submit": "submit"}


def moments(
    run: Run,
    lanes: Sequence[Lane],
    arrows: Sequence[Arrow],
    stuck: Sequence[Stuck],
    clashes: Sequence[Clash],
) -> Iterator[Moment]:
    """All of them, in no order."""
    for one in stuck:
        yield Moment("stuck", one.point, one.what)
    for clash in clashes:
        for touch in () if clash.is_remark else clash.touches:
            what = Text("writes, in a race") if touch.writes else Text("reads, in a race")
            yield Moment("race", touch.point, what)
    for arrow in arrows:
        if arrow.kind in _OF_ARROWS:
            yield Moment(_OF_ARROWS[arrow.kind], arrow.source, arrow.what)
    for lane in lanes:
        yield from _of_bars(lane, run.end)
        if lane.ended == "badly":
            yield Moment("death", Point(lane.process, lane.end), _death(run, lane))
    yield from (moment for event in run.events for moment in _of_event(run, event))


def _death(run: Run, lane: Lane) -> Text:
    code = run.evidence.processes[lane.process].exit_code or 0
    if code < 0:
        return Text("is ended by {signal}", {"signal": signal_name(-code)})
    return Text("ends with exit code {code}", {"code": code})


def _of_bars(lane: Lane, whole: int) -> Iterator[Moment]:
    for bar in lane.bars:
        point = Point(lane.process, bar.begin, bar.line, bar.row)
        if bar.state == "waiting" and not bar.forever and _is_long(bar, whole):
            yield Moment("wait", point, bar.what)
        elif bar.state == "task":
            yield Moment("task", point, bar.what)
        elif bar.state == "callback":
            yield Moment("callback", point, bar.what)


def _is_long(bar: Bar, whole: int) -> bool:
    return (bar.end - bar.begin) * LONG >= whole


def _of_event(run: Run, event: Event) -> Iterator[Moment]:
    if event.kind == "o.w" and event.value.strip():
        text = event.value.strip()
        short = text if len(text) <= LONGEST_PRINT else text[: LONGEST_PRINT - 1] + "…"
        yield Moment("print", run.point(event), Text('prints "{text}"', {"text": short}))
    elif event.kind == "p.error":
        yield Moment("error", run.point(event), Text("raises {error}", {"error": event.object}))
    elif event.kind == "task.error":
        fields = {"error": event.value, "task": job_number(event.object)}
        yield Moment("error", run.point(event), Text("raises {error} in task {task}", fields))
    elif event.kind in ("cb.end", "eb.end") and event.value != "ok":
        yield Moment("error", run.point(event), Text("raises {error} in a callback", {"error": event.value}))
