"""``start()`` tidies up and may come upon a child that has ended: nobody waited for it."""

from grader.evidence import Ending, Event, Evidence, Process, Scenario
from grader.evidence.order import Order


def run(*told):
    """Main is 0, its children 1 and 2; what happened, as (process, kind, object, line)."""
    processes = (
        Process(0, "main", "main", pid=800),
        Process(1, "child 1", "child", pid=801, started_by=0),
        Process(2, "child 2", "child", pid=802, started_by=0),
    )
    events = tuple(
        Event(at, process, 800 + process, kind, thing, "", "ex.py", line)
        for at, (process, kind, thing, line) in enumerate(told)
    )
    return Evidence(Scenario(), Ending("exited", code=0), processes, events, program="ex.py")


FIRST_CHILD = [(0, "p.start", "801", 20), (1, "p.begin", "", None), (1, "v.w", "9:0", 5)]
SECOND_CHILD = [(0, "p.start", "802", 20), (2, "p.begin", "", None), (2, "v.w", "9:0", 5)]


def writes(evidence):
    return [event for event in evidence.events if event.kind == "v.w"]


def test_two_children_are_not_in_order_because_the_second_start_found_the_first_ended():
    evidence = run(*FIRST_CHILD, (0, "p.ended", "801", 20), *SECOND_CHILD)

    assert Order.of(evidence).concurrent(*writes(evidence))


def test_two_children_are_in_order_if_the_program_asked_whether_the_first_is_alive():
    evidence = run(*FIRST_CHILD, (0, "p.ended", "801", 19), *SECOND_CHILD)

    assert Order.of(evidence).before(*writes(evidence))


def test_a_join_after_that_start_puts_the_first_child_before_what_follows():
    evidence = run(
        *FIRST_CHILD,
        (0, "p.ended", "801", 20),
        *SECOND_CHILD,
        (0, "p.join", "801", 22),
        (0, "v.r", "9:0", 23),
    )

    first, second = writes(evidence)
    assert Order.of(evidence).before(first, evidence.events[-1])
    assert Order.of(evidence).concurrent(second, evidence.events[-1])
