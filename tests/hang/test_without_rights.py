"""Where what a process waits in may not be seen, nothing is claimed; the stacks are shown all the same."""

import pytest

from grader import sandbox
from grader.evidence import Scenario
from grader.limits import Limits
from grader.sandbox import proctree, supervise
from grader.sandbox.capability import capability

PROGRAM = """
from multiprocessing import Process, Queue

def work(q):
    q.put("x" * 300_000)

if __name__ == "__main__":
    q = Queue()
    p = Process(target=work, args=(q,))
    p.start()
    p.join()
"""


@pytest.fixture
def ending(tmp_path):
    def run():
        file = tmp_path / "program.py"
        file.write_text(PROGRAM)
        return sandbox.run(sandbox.Program(file), Scenario(start_method="fork"), Limits(wall=1.5)).ending

    return run


def assert_it_was_seen_waiting(ending):
    assert ending.kind == "timed_out"
    waits = {(wait.name, wait.call, wait.line) for wait in ending.explanation.waits}
    assert ("main", "Process.join", 11) in waits
    assert any("was waiting in" in text.render() for text in ending.details)


def test_calls_that_may_not_be_read_prove_nothing(ending, monkeypatch):
    read = proctree.read

    def refuse(path):
        if path.endswith("/syscall"):
            raise PermissionError(1, "Operation not permitted")
        return read(path)

    monkeypatch.setattr(proctree, "read", refuse)
    assert_it_was_seen_waiting(ending())


def test_a_system_without_counters_proves_nothing(ending, monkeypatch):
    monkeypatch.setattr(supervise, "capability", lambda: capability()._replace(proof=False))
    assert_it_was_seen_waiting(ending())
