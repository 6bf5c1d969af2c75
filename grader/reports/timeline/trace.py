"""The picture of a run as Chrome trace events, for Perfetto (ui.perfetto.dev) and chrome://tracing.

The format is JSON: complete events ``X`` for bars, flow events ``s`` and ``f`` for arrows, instants ``i`` for
moments, asynchronous ``b`` and ``e`` for locks (which need not be given back in the order in which they were
taken), metadata ``M`` for names.  Times are microseconds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from typing import Any

from grader.evidence.text import Text
from grader.evidence.timeline import Arrow, Bar, Lane, Moment, Point, Timeline
from grader.reports.student_text import encodable

Record = dict[str, Any]


def trace(timeline: Timeline) -> bytes:
    """A whole document, UTF-8.  Words are English: the tool that shows them is."""
    document = {
        "traceEvents": [*_records(timeline)],
        "displayTimeUnit": "ms",
        "otherData": {"program": encodable(timeline.program), "scenario": encodable(timeline.scenario)},
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _records(timeline: Timeline) -> Iterator[Record]:
    ids = count(1)
    for order, lane in enumerate(timeline.lanes):
        yield from _names(lane, order)
        for bar in sorted(lane.bars, key=lambda bar: (bar.row, bar.begin, -bar.end)):
            yield from _lock(lane, bar, next(ids)) if bar.state == "holding" else _bar(lane, bar)
    for arrow in timeline.arrows:
        yield from _flow(arrow, next(ids))
    for moment in timeline.moments:
        yield _instant(moment)


def _names(lane: Lane, order: int) -> Iterator[Record]:
    pid = lane.process
    yield _metadata("process_name", pid, {"name": _said(Text("{who}", {"who": lane.who}))})
    yield _metadata("process_labels", pid, {"labels": _said(lane.outcome)})
    yield _metadata("process_sort_index", pid, {"sort_index": order})
    for row, thread in enumerate((Text("first thread"), *lane.threads)):
        yield _metadata("thread_name", pid, {"name": _said(thread)}, row)
        yield _metadata("thread_sort_index", pid, {"sort_index": row}, row)


def _metadata(name: str, pid: int, args: Record, tid: int = 0) -> Record:
    return {"ph": "M", "name": name, "pid": pid, "tid": tid, "ts": 0, "args": args}


def _bar(lane: Lane, bar: Bar) -> Iterator[Record]:
    record = _at("X", bar.state, bar.label, Point(lane.process, bar.begin, bar.line, bar.row))
    record["args"] |= {"what": _said(bar.what), "count": bar.count}
    yield record | {"dur": max(bar.end - bar.begin, 0) / 1000}


def _lock(lane: Lane, bar: Bar, number: int) -> Iterator[Record]:
    for phase, at in (("b", bar.begin), ("e", bar.end)):
        yield _at(phase, "lock", bar.what, Point(lane.process, at, bar.line, bar.row)) | {"id": number}


def _flow(arrow: Arrow, number: int) -> Iterator[Record]:
    """``bp: e``: the arrow arrives at the bar that encloses its end, not at the next one."""
    name = Text(arrow.kind)
    yield _at("s", arrow.kind, name, arrow.source) | {"id": number}
    yield _at("f", arrow.kind, name, arrow.target) | {"id": number, "bp": "e"}


def _instant(moment: Moment) -> Record:
    return _at("i", moment.kind, moment.text, moment.point) | {"s": "t"}


def _at(phase: str, category: str, name: Text, point: Point) -> Record:
    args: Record = {} if point.line is None else {"line": encodable(str(point.line))}
    return {
        "ph": phase,
        "cat": category,
        "name": _said(name),
        "pid": point.process,
        "tid": point.row,
        "ts": point.at / 1000,
        "args": args,
    }


def _said(text: Text) -> str:
    return encodable(text.render())
