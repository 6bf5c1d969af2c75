"""Targeted delays: where they stand, that they repeat, and that luck does not survive them."""

import itertools
import textwrap

import pytest

from grader import sandbox
from grader.evidence import Scenario
from grader.limits import Limits
from grader.sandbox.environment import PROBE

SHORTEST, LONGEST = 0.5e6, 6e6  # ns


@pytest.fixture
def delayed(tmp_path):
    def run_text(text, *, delays=True, seed=1, method=None):
        file = tmp_path / "program.py"
        file.write_text(textwrap.dedent(text), "utf-8")
        scenario = Scenario(start_method=method, delays=delays, seed=seed)
        return sandbox.run(sandbox.Program(file), scenario, Limits(wall=60))

    return run_text


@pytest.fixture
def sleeps(monkeypatch):
    """The probe's own module, taken for itself: what it would sleep, in the words of a test."""
    monkeypatch.syspath_prepend(str(PROBE))
    from grade_probe import delays

    return delays


RACE = """
from multiprocessing import Process, Value
def work(total):
    for n in range(3):
        seen = total.value
        total.value = seen + 1
if __name__ == "__main__":
    total = Value("i", 0)
    ps = [Process(target=work, args=(total,)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(total.value)
"""


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_the_first_five_reads_of_a_line_are_followed_by_a_sleep(delayed, method):
    evidence = delayed(
        """
        from multiprocessing import Process, Value
        def work(total):
            for n in range(8):
                total.value
                total.value = n
        if __name__ == "__main__":
            total = Value("i", 0)
            p = Process(target=work, args=(total,)); p.start(); p.join()
        """,
        method=method,
    )
    (child,) = evidence.children()
    reads, writes = (evidence.happened(kind, by=child)[:5] for kind in ("v.r", "v.w"))
    assert all(write.at - read.at >= SHORTEST for read, write in zip(reads, writes, strict=True))


def test_a_line_is_slow_five_times_at_most_and_only_at_certain_points(sleeps, monkeypatch):
    slept = []
    monkeypatch.setattr(sleeps, "sleep", slept.append)
    monkeypatch.setattr(sleeps._me, "pause", None)
    sleeps._counts.clear()
    sleeps.install("1")
    for _ in range(8):
        for kind in ("v.r", "v.w", "l.acq", "l.rel", "q.put"):
            sleeps._me.pause(kind, "3")
    assert len(slept) == 5
    sleeps._me.pause("v.r", "4")
    assert len(slept) == 6


def test_after_a_release_the_lock_is_free_while_the_process_sleeps(delayed):
    evidence = delayed(
        """
        from multiprocessing import Lock
        lock = Lock()
        with lock: pass
        with lock: pass
        lock.acquire(); lock.release()
        lock.acquire(); lock.release()
        """
    )
    events = evidence.happened("l.wait", "l.acq", "l.rel")
    pauses = [after.at - rel.at for rel, after in itertools.pairwise(events) if rel.kind == "l.rel"]
    assert len(pauses) == 3
    assert all(pause >= SHORTEST for pause in pauses)


def test_without_delays_nothing_of_it_is_there(delayed):
    evidence = delayed(
        """
        import os, sys
        print('GRADE_DELAYS' in os.environ, 'grade_probe.delays' in sys.modules)
        """,
        delays=False,
    )
    assert [line.text for line in evidence.lines()] == ["False False"]


def test_a_lucky_race_loses_its_luck(delayed):
    totals = (delayed(RACE, seed=seed, method="fork").lines()[-1].text for seed in range(20))
    assert any(total != "6" for total in totals)  # the first or second, as a rule


def test_a_correct_program_stays_correct(delayed):
    right = RACE.replace(
        "seen = total.value\n        total.value = seen + 1", "with total.get_lock(): total.value += 1"
    )
    assert delayed(right, method="fork").lines()[-1].text == "6"


def test_delays_are_computed_from_what_repeats(sleeps):
    facts = (7, "Process-1", "v.r", "12", 0)
    assert sleeps._seconds(*facts) == sleeps._seconds(*facts)
    others = [(8, *facts[1:]), (7, "Process-2", *facts[2:]), (*facts[:3], "13", 0), (*facts[:4], 1)]
    assert sleeps._seconds(*facts) not in [sleeps._seconds(*other) for other in others]


def test_delays_lie_between_a_half_and_six_milliseconds_and_spread(sleeps):
    found = [
        sleeps._seconds(seed, "Process-1", "v.r", "12", n) * 1e9 for seed in range(200) for n in range(5)
    ]
    assert min(found) >= SHORTEST and max(found) <= LONGEST
    quarters = [
        sum(SHORTEST + q * 1.375e6 <= one < SHORTEST + (q + 1) * 1.375e6 for one in found) for q in range(4)
    ]
    assert min(quarters) > 150
