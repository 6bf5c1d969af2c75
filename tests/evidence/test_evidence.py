"""Small questions that most checks ask."""

from grader.evidence import Ending, Event, Evidence, Process, Scenario

MAIN = Process(0, "main", "main", 800)
STARTED = Process(1, "child 1", "child", 812, started_by=0)
FORKED = Process(2, "child 2", "child", 813, started_by=0)
RUN = Evidence(
    Scenario(),
    Ending("exited", code=0),
    (MAIN, STARTED, FORKED),
    (Event(1, 0, 800, "p.start", "812", file="a.py", line=7),),
    program="a.py",
)


def test_a_bare_fork_is_a_child_that_nobody_started():
    assert RUN.children() == (STARTED, FORKED)
    assert RUN.started() == (STARTED,)
    assert RUN.started(STARTED) == ()


def test_the_place_of_an_event_is_its_file_and_line_or_the_program_alone():
    assert RUN.place(RUN.events[0]) == "a.py:7"
    assert RUN.place(Event(2, 0, 800, "p.end")) == "a.py"
