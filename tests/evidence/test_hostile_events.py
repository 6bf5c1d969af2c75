"""Events are sent from the student's own interpreter: no question breaks on forged, replayed or mad ones."""

import random
import re

import pytest

from grader.evidence import Ending, Event, EventsMissing, Evidence, Process, Scenario
from grader.evidence.start_methods import compare, portability
from grader.evidence.timeline import timeline
from grader.reports.timeline.svg import svg
from grader.reports.timeline.text import timeline_rows
from grader.reports.timeline.trace import trace

KINDS = [*re.findall(r"``(\w+\.\w+|capped|audit)``", Event.__doc__), "nonsense"]
OBJECTS = [
    "",
    "800",
    "812",
    "813",
    "7:0",
    "7:0[3]",
    "7:0[",
    "7:0]x[",
    "a@b['k']",
    "800.1",
    "800.p1",
    "9" * 40,
    "\0",
    "名",
    "-1",
    "l.rel",
]
VALUES = [
    "",
    "1",
    "812.1",
    "ok",
    "error",
    "sync",
    "raw",
    "Lock",
    "Semaphore x",
    "Semaphore -3",
    "c_int[",
    "worker",
    "9" * 30,
    "\n",
]
SOURCES = [
    "",
    "x = 1\n" * 20,
    "def f(:\n",
    "(" * 5000,
    "\0",
    "from multiprocessing import *\n" + "v.value += 1\n" * 30,
]


def forged(seed):
    rng = random.Random(seed)
    processes = tuple(
        Process(n, name, role, 800 + n, 799, "kernel", 0 if n else None, rng.choice([0, 1, -9, None]))
        for n, (name, role) in enumerate([("main", "main"), *[("child", "child"), ("worker", "worker")] * 2])
    )
    events = [
        Event(
            at=rng.randrange(-5, 60) * 10**6,
            process=rng.randrange(5),
            thread=rng.choice([800, 801, 812, 0]),
            kind=rng.choice(KINDS),
            object=rng.choice(OBJECTS),
            value=rng.choice(VALUES),
            file=rng.choice([None, "a.py", "b.py"]),
            line=rng.choice([None, 1, 7, 10**9]),
        )
        for _ in range(rng.randrange(1, 300))
    ]
    events += rng.sample(events, len(events) // 3)  # replayed
    return Evidence(
        Scenario(start_method=rng.choice(["fork", "spawn", "forkserver", None])),
        rng.choice([Ending("exited", code=0), Ending("exited", code=1), Ending("timed_out", limit=1.0)]),
        processes,
        tuple(sorted(events, key=lambda event: event.at)),
        program="a.py",
        source=rng.choice(SOURCES),
        wall_s=0.06,
        python="3.12.1",
    )


def english(text):
    return text


QUESTIONS = {
    "races": lambda run: [race.text.render() for race in run.races],
    "unseen": lambda run: [text.render() for text in run.unseen],
    "lock cycles": lambda run: [cycle.text.render() for cycle in run.lock_cycles],
    "tasks": lambda run: (run.tasks.ever_overlapped(), run.tasks.submitted_all_before_first_wait()),
    "callbacks": lambda run: run.callbacks.all_in(run.main),
    "order": lambda run: run.order.before(run.events[0], run.events[-1]),
    "held": lambda run: [run.held(event) for event in run.events[::10]],
    "start method": lambda run: (portability(run), portability(run, failed=True), compare([run])),
    "picture": lambda run: (
        svg(timeline(run, run.races), english, "a"),
        list(timeline_rows(timeline(run, run.races), english, 100)),
        trace(timeline(run, run.races)),
    ),
}


def test_every_kind_of_event_is_among_them():
    assert len(KINDS) > 50


@pytest.mark.parametrize("ask", QUESTIONS.values(), ids=QUESTIONS)
def test_no_question_breaks_on_forged_events(ask):
    for seed in range(60):
        try:
            ask(forged(seed))
        except EventsMissing:
            pass


@pytest.mark.parametrize("ask", QUESTIONS.values(), ids=QUESTIONS)
def test_a_run_without_any_event_has_an_answer(ask):
    nobody = Evidence(Scenario(), Ending("exited", code=0), (Process(0, "main", "main", 800),))
    if ask is not QUESTIONS["order"]:
        ask(nobody)


def test_silence_is_no_task_and_no_callback():
    nobody = Evidence(Scenario(), Ending("exited", code=0), (Process(0, "main", "main", 800),))
    assert not nobody.tasks.ever_overlapped()
    assert not nobody.tasks.submitted_all_before_first_wait()
    assert not nobody.callbacks.all_in(nobody.main)
