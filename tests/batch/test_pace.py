"""How many submissions are under way: more while cores idle, fewer while too many want to run."""

import pytest

from grader.batch.machine import Machine, Reading, parse, quota
from grader.batch.pace import Adaptive, Load, between, chosen, decide

BUSY = Load(idle=0.0, runnable=2, online=2, free=10_000)


def load(**fields):
    return Load(**{name: fields.get(name, getattr(BUSY, name)) for name in Load.__slots__})


@pytest.mark.parametrize(
    "seen, wanted",
    [
        (load(), 4),
        (load(idle=0.4), 4),
        (load(idle=0.5), 5),
        (load(idle=2.0), 5),
        (load(runnable=4), 4),
        (load(runnable=5), 3),
        (load(idle=1.0, free=900), 4),
        (load(idle=1.0, free=400), 3),
    ],
)
def test_from_four_submissions_on_two_cores(seen, wanted):
    assert decide(4, 2, seen, needs=512) == wanted


def test_there_are_never_more_than_the_machine_bears():
    assert decide(16, 2, load(idle=2.0), needs=512) == 16


@pytest.mark.parametrize("cores, least", [(1, 1), (2, 1), (8, 4)])
def test_however_loaded_it_is_half_of_the_cores_stay_ours(cores, least):
    now = cores
    for _ in range(20):
        now = decide(now, cores, load(runnable=100, free=0), needs=512)
    assert now == least


class FakeMachine:
    cores, rationed = 2, False

    def __init__(self, *readings):
        self._readings = iter(readings)

    def read(self):
        return next(self._readings)


def test_it_looks_at_the_machine_only_now_and_then():
    machine = FakeMachine(Reading(0, 0, 1, 2, 9999), Reading(1, 1.0, 1, 2, 9999), Reading(2, 1.0, 9, 2, 9999))
    times = iter((0.0, 0.1, 1.0, 1.0, 1.1, 2.0, 2.0))
    pace = Adaptive(machine, 512, lambda: next(times))
    assert [pace() for _ in range(4)] == [2, 3, 3, 2]


def test_idle_cores_are_counted_over_the_time_that_went_by():
    seen = between(Reading(10.0, 100.0, 1, 4, 5), Reading(10.5, 101.0, 3, 4, 6))
    assert seen == Load(idle=2.0, runnable=3, online=4, free=6)


STAT = """\
cpu  500 0 100 1000 30 0 0 0 0 0
cpu0 100 0 20 400 10 0 0 0 0 0
cpu1 400 0 80 600 20 0 0 0 0 0
intr 1 2 3
procs_running 5
procs_blocked 0
"""
MEMORY = "MemTotal: 2048 kB\nMemFree: 10 kB\nMemAvailable:    1024 kB\n"


def test_only_our_own_cores_can_idle_for_us():
    reading = parse(STAT, MEMORY, frozenset({1}), at=3.0)
    assert (reading.idle_s, reading.runnable, reading.online, reading.free_mb) == (6.2, 5, 2, 1.0)


@pytest.mark.parametrize("text, cores", [("max 100000\n", None), ("150000 100000\n", 1.5)])
def test_a_control_group_may_have_a_quota(text, cores):
    assert quota(text) == cores


def test_who_asks_for_a_number_gets_it():
    pace, most = chosen(5, FakeMachine(), 512)
    assert (pace(), most) == (5, 5)


def test_where_cores_are_rationed_there_is_one_submission_for_each():
    pace, most = chosen(None, Machine(3, frozenset(range(64)), rationed=True), 512)
    assert (pace(), most) == (3, 3)
