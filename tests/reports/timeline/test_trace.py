"""The picture as Chrome trace events, held against the shape that the format's document demands."""

import json
from dataclasses import replace
from numbers import Real

import pytest

from grader.evidence import Text
from grader.evidence.timeline import Bar, Moment, Point
from grader.reports.timeline.trace import trace

ALWAYS = {"ph": str, "name": str, "pid": int, "tid": int, "ts": Real}
MORE = {
    "M": {"args": dict},
    "X": {"cat": str, "dur": Real, "args": dict},
    "s": {"cat": str, "id": int},
    "f": {"cat": str, "id": int, "bp": str},
    "i": {"s": str},
    "b": {"cat": str, "id": int},
    "e": {"cat": str, "id": int},
}
METADATA = {"process_name", "process_labels", "process_sort_index", "thread_name", "thread_sort_index"}


def records(picture, *phases):
    document = json.loads(trace(picture))
    return [one for one in document["traceEvents"] if not phases or one["ph"] in phases]


@pytest.fixture(params=["family", "deadlock", "race"])
def picture(request):
    made = request.getfixturevalue(request.param)
    return made() if callable(made) else made


@pytest.fixture
def two_locks(family):
    """Main takes one, takes the other, gives the first one back."""
    what = Text("holds the {thing}", {"thing": "Lock"})
    held = [Bar(begin, end, "holding", Text("Lock"), what) for begin, end in ((5, 9), (6, 12))]
    main, child = family().lanes
    return replace(family(), lanes=(replace(main, bars=(*main.bars, *held)), child))


def test_every_record_has_the_fields_of_its_phase(picture):
    for record in records(picture):
        for name, kind in (ALWAYS | MORE[record["ph"]]).items():
            assert isinstance(record[name], kind), (record, name)


def test_times_are_microseconds_from_the_runs_begin(family):
    (wait,) = (one for one in records(family(), "X") if one["cat"] == "waiting")
    assert (wait["ts"], wait["dur"]) == (20_000, 40_000)


def test_bars_of_one_row_lie_side_by_side_or_inside_each_other(picture):
    open_until = {}
    for bar in records(picture, "X"):
        key = (bar["pid"], bar["tid"])
        begin, end = bar["ts"], bar["ts"] + bar["dur"]
        stack = [until for until in open_until.get(key, []) if until > begin]
        assert all(end <= until for until in stack)
        open_until[key] = [*stack, end]


def test_processes_are_named_and_ordered_as_in_the_picture(family):
    names = {
        one["pid"]: one["args"]["name"] for one in records(family(), "M") if one["name"] == "process_name"
    }
    assert names == {0: "main (pid 800)", 1: "child 1 (pid 801)"}
    assert {one["name"] for one in records(family(), "M")} <= METADATA


def test_an_arrow_is_a_flow_with_one_begin_and_one_end_that_lie_on_bars(family):
    flows = records(family(), "s", "f")
    by_id = {}
    for flow in flows:
        by_id.setdefault(flow["id"], []).append(flow)
    bars = records(family(), "X")
    for begin, end in by_id.values():
        assert (begin["ph"], end["ph"], end["bp"]) == ("s", "f", "e")
        assert begin["ts"] <= end["ts"]
        assert begin["cat"] == end["cat"]
        for flow in (begin, end):
            assert any(
                bar["pid"] == flow["pid"] and bar["ts"] <= flow["ts"] <= bar["ts"] + bar["dur"]
                for bar in bars
            )


def test_locks_may_be_given_back_in_any_order(two_locks):
    begun = [one["id"] for one in records(two_locks, "b")]
    ended = [one["id"] for one in records(two_locks, "e")]
    assert sorted(begun) == sorted(ended)
    assert len(set(begun)) == 2


def test_moments_are_instants(deadlock):
    assert [one["name"] for one in records(deadlock, "i")] == ["waits in Lock.acquire()"] * 2


def test_hostile_names_are_json_all_the_same(family):
    said = Moment("print", Point(0, 5), Text('prints "{text}"', {"text": '\ud800"\x00</script>'}))
    (instant,) = records(family("child \udcff", moments=(said,)), "i")
    assert "\\ud800" in instant["name"]
