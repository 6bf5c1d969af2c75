"""Pools whose workers die before they begin are stopped long before the wall limit."""

import pytest

from grader.sandbox.record import Record
from grader.sandbox.stillborn import stillborn

MAIN = Record(pid=1, inside=1)
ERROR, KILLED = 1 << 8, 15


def worker(pid, status=None, begun=False, starter=MAIN):
    return Record(
        pid, pid, starter=starter, reported_role="worker", begun=begun, status=status, ended_at=status and 1
    )


def test_deaths_before_the_beginning_are_counted():
    assert stillborn([worker(2, ERROR), worker(3, ERROR), worker(4)]) == 2


def test_a_worker_that_begins_starts_the_count_anew():
    assert stillborn([worker(2, ERROR), worker(3, begun=True), worker(4, ERROR)]) == 1


def test_a_pool_that_was_terminated_at_once_is_innocent():
    assert stillborn([worker(2, KILLED), worker(3, KILLED)]) == 0


def test_each_process_counts_for_itself():
    assert stillborn([worker(2, ERROR), worker(3, ERROR, starter=Record(pid=9, inside=9))]) == 1


@pytest.mark.parametrize("body", ["pool = Pool(2)", "1 / 0\nif __name__ == '__main__': pool = Pool(2)"])
def test_a_pool_whose_workers_cannot_import_the_program_is_stopped(run, body):
    text = f"""
from multiprocessing import Pool, parent_process
if parent_process() is None and __name__ == "__main__": Fine = True
{body.replace("1 / 0", "if __name__ != '__main__': 1 / 0")}
print(pool.map(abs, [1, 2]))
"""
    ending = run(text, method="spawn", wall=120).ending
    assert (ending.kind, ending.reason) == ("processes_exceeded", "stillborn")
    assert ending.explanation.pattern == "workers_die"
    assert "died one after the other" in ending.summary.render()
