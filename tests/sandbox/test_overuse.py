"""Limits are decided on measurements alone; the dear ones are asked for only when it matters."""

import pytest

from grader.limits import Limits
from grader.sandbox.overuse import Dear, Usage, excess
from grader.sandbox.proctree import Stat

LIMITS = Limits(wall=10, cpu=2, cpu_per_process=0.5, memory=512, memory_per_process=16, processes=3)


def stat(pid=1, cpu=0.0, rss=0):
    return Stat(pid, "R", 0, 0, cpu, 0.0, rss, 0)


def usage(*living, elapsed=1.0, cpu=0.0, observed=1):
    return Usage(elapsed, living, cpu, observed)


def never(*_):
    pytest.fail("this measurement is dear and was not needed")


def judged(seen, memory=never, slowness=never, waited=never):
    return excess(seen, LIMITS, Dear(memory, slowness, waited))


def test_a_modest_run_goes_on_and_costs_nothing_dear():
    assert judged(usage(stat(cpu=1.9, rss=500_000_000), cpu=1.9)) is None


def test_too_many_processes_at_once():
    assert judged(usage(*[stat(n) for n in range(4)])).kind == "processes_exceeded"


def test_workers_that_die_one_after_the_other_before_they_begin():
    found = judged(usage(stat())._replace(stillborn=20))
    assert (found.kind, found.used, found.reason) == ("processes_exceeded", 20, "stillborn")


def test_pages_shared_by_forked_children_count_once():
    seen = usage(*[stat(n, rss=300_000_000) for n in range(3)])
    assert judged(seen, memory=lambda pid: 110_000_000) is None


def test_memory_of_its_own_counts():
    seen = usage(*[stat(n, rss=300_000_000) for n in range(3)])
    found = judged(seen, memory=lambda pid: 290_000_000)
    assert (found.kind, found.limit, found.used) == ("memory_exceeded", 560, 870)


def test_one_process_that_computes_without_end_is_named():
    found = judged(usage(stat(7, cpu=2.1), stat(8, cpu=0.1), cpu=2.2, observed=2), slowness=lambda: 1.0)
    assert (found.kind, found.pid) == ("cpu_exceeded", 7)


def test_a_slow_machine_stretches_the_cpu_limit():
    assert judged(usage(stat(cpu=2.1), cpu=2.1), slowness=lambda: 2.0) is None


def test_many_processes_may_use_more_together():
    assert judged(usage(stat(cpu=0.5), cpu=5.9, observed=8)) is None
    found = judged(usage(stat(cpu=0.5), cpu=6.1, observed=8), slowness=lambda: 1.0)
    assert (found.kind, found.limit, found.pid) == ("cpu_exceeded", 6.0, None)


def test_the_wall_limit_ends_a_run():
    found = judged(usage(stat(), elapsed=10.0), waited=lambda: 0.0)
    assert (found.kind, found.limit, found.used, found.starved) == ("timed_out", 10, 10, False)


def test_time_that_a_program_waited_for_a_core_is_given_back():
    assert judged(usage(stat(), elapsed=12.0, cpu=0.5), waited=lambda: 2.5) is None
    assert judged(usage(stat(), elapsed=12.5, cpu=0.5), waited=lambda: 2.5).kind == "timed_out"


def test_a_program_that_waited_longer_than_anybody_waits_for_it_was_starved():
    assert judged(usage(stat(), elapsed=30.0, cpu=0.5)).starved


def test_a_program_that_fills_the_machine_itself_gets_nothing_back(monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    observed = 40  # so many may use that much
    found = judged(usage(stat(), elapsed=10.0, cpu=15.0, observed=observed))
    assert (found.kind, found.starved) == ("timed_out", False)
