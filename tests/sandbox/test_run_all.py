"""Several runs of one program, two at a time."""

import os

import pytest

from grader import sandbox
from grader.evidence import Scenario
from grader.limits import Limits
from grader.sandbox import proctree


@pytest.fixture
def run_all(tmp_path):
    def run_text(text, arguments, at_once=2):
        file = tmp_path / "program.py"
        file.write_text(text)
        runs = [(Scenario(name=word, args=(word,)), Limits(wall=20)) for word in arguments]
        return sandbox.run_all(sandbox.Program(file), runs, at_once)

    return run_text


def test_the_evidence_comes_in_the_order_of_the_scenarios(run_all):
    text = "import sys, time; time.sleep(float(sys.argv[1])); print(sys.argv[1])"
    found = list(run_all(text, ["0.3", "0.1", "0.2", "0"]))
    assert [evidence.lines()[0].text for evidence in found] == ["0.3", "0.1", "0.2", "0"]


def test_the_second_runs_while_the_first_still_does(run_all, tmp_path):
    """The first waits for a file that only the second makes."""
    text = f"""
import sys, os, time
flag = {str(tmp_path / "flag")!r}
if sys.argv[1] == "second": open(flag, "w").close()
while not os.path.exists(flag): time.sleep(0.01)
"""
    assert [evidence.ending.kind for evidence in run_all(text, ["first", "second"])] == ["exited"] * 2


def test_a_run_that_kills_its_supervisor_leaves_the_other_alone(run_all):
    text = """
import os, signal, sys, time
if sys.argv[1] == "killer":
    os.kill(os.getppid(), signal.SIGKILL)
    time.sleep(10)
time.sleep(0.5)
print("done")
"""
    killer, other, third = run_all(text, ["killer", "other", "third"])
    assert killer.ending.kind == "runner_error"
    assert [e.lines()[0].text for e in (other, third)] == ["done"] * 2
    assert not list(proctree.descendants(os.getpid()))


def test_who_stops_listening_leaves_nothing_running(run_all):
    evidences = run_all("import time; time.sleep(10)", ["a", "b"])
    evidences.close()
    started = run_all("import sys, time; time.sleep(10 * (sys.argv[1] == 'b'))", ["a", "b"])
    assert next(started).ending.ok
    started.close()
    assert not list(proctree.descendants(os.getpid()))


def test_the_end_of_one_run_harms_nobody_who_is_just_being_born_in_another(run_all):
    """While short runs end, one by one, the long one starts a child every few milliseconds."""
    text = """
import os, sys
if sys.argv[1] == "long":
    for _ in range(300):
        if os.fork() == 0: os._exit(0)
        os.wait()
"""
    found = list(run_all(text, ["long", *["short"] * 12, "long", *["short"] * 12], at_once=3))
    exits = [child.exit_code for evidence in found for child in evidence.children()]
    assert exits == [0] * 600
