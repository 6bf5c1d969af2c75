"""What is remembered of the time that processes stood ready without a core."""

from types import SimpleNamespace

import pytest

from grader.sandbox import waiting
from grader.sandbox.waiting import Waiting

MAIN, CHILD = SimpleNamespace(pid=7, start=100), SimpleNamespace(pid=8, start=101)


@pytest.fixture
def kernel(monkeypatch):
    """Seconds by pid, as the kernel has them."""
    seconds = {}
    monkeypatch.setattr(waiting, "wait_for_cpu", lambda pid: seconds.get(pid, 0.0))
    return seconds


def test_a_process_that_has_ended_still_counts(kernel):
    remembered = Waiting()
    kernel.update({7: 1.0, 8: 2.0})
    remembered.look([MAIN, CHILD])
    kernel.update({7: 1.5, 8: 0.0})
    assert remembered.total([MAIN]) == 3.5


def test_a_thread_that_has_ended_takes_nothing_away(kernel):
    remembered = Waiting()
    kernel[7] = 2.0
    remembered.look([MAIN])
    kernel[7] = 0.5
    assert remembered.total([MAIN]) == 2.0


def test_a_pid_that_is_used_again_is_another_process(kernel):
    remembered = Waiting()
    kernel[8] = 2.0
    remembered.look([CHILD])
    kernel[8] = 1.0
    assert remembered.total([SimpleNamespace(pid=8, start=900)]) == 3.0
