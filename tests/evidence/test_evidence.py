"""Small questions that most checks ask."""

from dataclasses import replace

from grader.evidence import Ending, Event, Evidence, Line, Process, Scenario

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


def said(*texts):
    """Writes of main, in this order."""
    events = tuple(Event(at, 0, 800, "o.w", "stdout", text) for at, text in enumerate(texts))
    return replace(RUN, events=events, output=(Line(0, 800, "stdout", "note 1"),))


def when_written(run):
    event = run.written(run.output[0])
    return None if event is None else event.at


def test_a_line_was_written_by_the_first_event_that_holds_it():
    assert when_written(said("note 12\n", "paid\nnote 1\n", "note 1\n")) == 1


def test_a_line_may_lie_in_the_part_of_a_long_text_that_is_not_kept():
    assert when_written(said("x" * 200, "note 12\n", "y" * 200, "short\n")) == 2


def test_nobody_knows_how_a_line_was_written_that_no_event_holds():
    assert when_written(said("note 12\n", "note")) is None


def test_what_another_process_wrote_is_not_how_this_one_did():
    run = said("note 1\n")
    assert when_written(replace(run, output=(Line(1, 812, "stdout", "note 1"),))) is None
