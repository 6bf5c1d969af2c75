"""A program on fewer CPUs than the machine has."""

import os
import textwrap

import pytest

from grader import sandbox
from grader.evidence import Scenario
from grader.limits import Limits
from grader.sandbox.affinity import at_most

COUNTS = textwrap.dedent(
    """
    import os
    from multiprocessing import Process

    def count(name):
        print(name, len(os.sched_getaffinity(0)))

    if __name__ == "__main__":
        count("main")
        p = Process(target=count, args=("child",))
        p.start()
        p.join()
    """
)


@pytest.fixture
def on(tmp_path):
    def run(cpus, method):
        program = tmp_path / "program.py"
        program.write_text(COUNTS)
        return sandbox.run(sandbox.Program(program), Scenario(start_method=method, cpus=cpus), Limits())

    return run


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_a_program_and_its_children_see_the_cpus_that_the_scenario_gives(on, method):
    evidence = on(1, method)
    assert [line.text for line in evidence.lines()] == ["main 1", "child 1"]
    assert evidence.cpus == 1


def test_without_a_number_it_sees_all_of_them(on):
    assert on(None, "fork").cpus == len(os.sched_getaffinity(0))


def test_more_than_there_are_cannot_be_given(on):
    assert on(4096, "fork").cpus == len(os.sched_getaffinity(0))


def test_who_started_the_program_has_all_of_its_own_again():
    before = os.sched_getaffinity(0)
    with at_most(1) as count:
        assert count == len(os.sched_getaffinity(0)) == 1
    assert os.sched_getaffinity(0) == before
