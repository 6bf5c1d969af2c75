"""Pictures made by hand, for the tests of those who draw them."""

import pytest

from grader.evidence import Text, Who
from grader.evidence.timeline import Arrow, Bar, Clash, Lane, Moment, Point, Stuck, Timeline, Touch

MS = 1_000_000


def bar(begin, end, state, label="x", **more):
    return Bar(
        begin * MS,
        end * MS,
        state,
        Text("{x}", {"x": label}),
        Text("waits for the {thing}", {"thing": label}),
        **more,
    )


def lane(process, name, begin, end, *bars, ended="well", **more):
    outcome = Text("exit code {code}", {"code": 0})
    return Lane(process, Who(name, 800 + process), begin * MS, end * MS, ended, outcome, bars=bars, **more)


def picture(*lanes, **changes):
    facts = {
        "program": "a.py",
        "scenario": "s, fork",
        "begin": 0,
        "end": 100 * MS,
        "summary": Text("The program ended normally."),
    }
    return Timeline(**{**facts, "lanes": lanes, **changes})


def a_family(name="child 1", **changes):
    """Main starts a child, waits for its item, and it ends."""
    main = lane(0, "main", 0, 100, bar(0, 100, "running"), bar(20, 60, "waiting", "Queue", line=9))
    child = lane(1, name, 10, 80, bar(10, 30, "starting"), bar(30, 80, "running"))
    start = Arrow(
        "start", Point(0, 8 * MS, 5), Point(1, 10 * MS), Text("starts {other}", {"other": Who(name)})
    )
    item = Arrow(
        "message",
        Point(1, 59 * MS, 6),
        Point(0, 60 * MS, 9),
        Text("sends a message to {other}", {"other": Who("main")}),
    )
    moments = (Moment("start", start.source, start.what), Moment("message", item.source, item.what))
    return picture(main, child, **{"arrows": (start, item), "moments": moments, **changes})


def a_deadlock():
    """Two children wait for each other, and main for the first."""
    lanes = [lane(0, "main", 0, 100, bar(0, 100, "running"), ended="stopped")]
    lanes += [
        lane(
            n,
            f"child {n}",
            5,
            100,
            bar(5, 100, "running"),
            bar(50, 100, "waiting", f"Lock #{3 - n}", forever=True),
            ended="stopped",
        )
        for n in (1, 2)
    ]
    stuck = tuple(
        Stuck(
            Point(n, 50 * MS, 7),
            Text("{x}", {"x": f"Lock #{3 - n}"}),
            Text("waits in {call}()", {"call": "Lock.acquire"}),
            (3 - n,),
            True,
        )
        for n in (1, 2)
    )
    moments = tuple(Moment("stuck", one.point, one.what) for one in stuck)
    return picture(
        *lanes, deadlocked=True, stuck=stuck, moments=moments, summary=Text("The program waits for ever.")
    )


def a_race():
    """Main and its child touch the same thing."""
    touches = (Touch(Point(0, 40 * MS, 4), True), Touch(Point(1, 41 * MS, 8), False))
    return a_family(clashes=(Clash(Text("Two accesses & <no> order."), touches),))


@pytest.fixture
def family():
    return a_family


@pytest.fixture
def deadlock():
    return a_deadlock()


@pytest.fixture
def race():
    return a_race()


@pytest.fixture
def crowd():
    """Main and so many children."""

    def make(count):
        children = [lane(n, f"child {n}", n, 100, bar(n, 100, "running")) for n in range(1, count)]
        return picture(lane(0, "main", 0, 100, bar(0, 100, "running")), *children)

    return make
