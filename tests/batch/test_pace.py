"""How many submissions are under way: more while the cores have little to do for us, fewer while too much."""

import os
import subprocess
import sys
import time

import pytest

from grader.batch import machine
from grader.batch.machine import parse, quota
from grader.batch.pace import INTERVAL_S, Adaptive, Load, decide

MUCH = 10_000  # MB


@pytest.mark.parametrize(
    "load, wanted",
    [
        (Load(0, 0, 2, MUCH), 7),
        (Load(1, 1, 2, MUCH), 6),
        (Load(2, 2, 2, MUCH), 5),
        (Load(3, 3, 2, MUCH), 4),
        (Load(4, 4, 2, MUCH), 4),
        (Load(5, 5, 2, MUCH), 3),
    ],
)
def test_from_four_submissions_on_two_cores(load, wanted):
    assert decide(4, 2, load, needs=512) == wanted


def test_a_class_that_only_sleeps_is_run_up_to_eight_per_core():
    assert [decide(now, 2, Load(0, 0, 2, MUCH), needs=512) for now in (15, 16)] == [16, 16]


@pytest.mark.parametrize("ours, wanted", [(0, 4), (1, 3), (2, 2), (3, 1)])
def test_where_others_load_the_machine_half_of_the_cores_are_ours(ours, wanted):
    assert decide(2, 2, Load(ours, ours + 20, 2, MUCH), needs=512) == wanted


def test_one_is_always_under_way():
    assert decide(1, 2, Load(30, 60, 2, 0), needs=512) == 1


@pytest.mark.parametrize("free, wanted", [(1100, 7), (900, 4), (400, 3)])
def test_there_must_be_memory_for_one_more(free, wanted):
    assert decide(4, 2, Load(0, 0, 2, free), needs=512) == wanted


def test_it_looks_only_now_and_then():
    looks, times = iter((Load(0, 0, 2, MUCH), Load(9, 9, 2, MUCH))), iter((0, 0.1, 1, 1, 1.1, 2, 2))
    pace = Adaptive(2, 512, lambda: next(looks), lambda: next(times))
    assert [pace() for _ in range(4)] == [2, 5, 5, 4]
    assert 0.1 < INTERVAL_S < 0.9


STAT = "cpu  500 0 100\ncpu0 100 0 20\ncpu1 400 0 80\nintr 1 2 3\nprocs_running 5\nprocs_blocked 0\n"
MEMORY = "MemTotal: 2048 kB\nMemFree: 10 kB\nMemAvailable:    1024 kB\n"


def test_the_kernel_says_what_the_machine_does():
    assert parse(3, STAT, MEMORY) == Load(ours=3, all=5, online=2, free=1.0)


def test_a_process_that_computes_counts_and_one_that_waits_does_not():
    programs = ("while True: pass", "input()")
    running = [subprocess.Popen([sys.executable, "-c", text], stdin=subprocess.PIPE) for text in programs]
    try:
        deadline = time.monotonic() + 30
        while machine.look().ours != 1:
            assert time.monotonic() < deadline
    finally:
        for process in running:
            process.kill()
            process.communicate()


def test_there_is_at_least_one_core():
    assert 1 <= machine.cores() <= len(os.sched_getaffinity(0))


@pytest.mark.parametrize("text, cores", [("max 100000\n", None), ("150000 100000\n", 1.5)])
def test_a_control_group_may_have_a_quota(text, cores):
    assert quota(text) == cores
