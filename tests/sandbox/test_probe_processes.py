"""How a parent learns that a child has ended."""

import pytest

WAITS = {
    "join": "child.join()",
    "is_alive": "while child.is_alive(): pass",
    "exitcode": "while child.exitcode is None: pass",
    "a join with a time-out": "while child.exitcode is None: child.join(0.05)",
    "a sentinel": "connection.wait([child.sentinel])",
    "active_children": "while active_children(): pass",
}


@pytest.mark.parametrize("wait", WAITS.values(), ids=WAITS)
def test_every_way_to_see_that_a_child_has_ended_is_told(run, method, wait):
    evidence = run(
        f"""
        from multiprocessing import Process, active_children, connection
        def work(): pass
        if __name__ == "__main__":
            child = Process(target=work)
            child.start()
            {wait}
            print("it has ended")
        """,
        method=method,
    )
    [child] = evidence.children()
    [said] = [event for event in evidence.happened("o.w") if "it has ended" in event.value]
    seen = [event for event in evidence.happened("p.join", "p.ended") if event.object == str(child.pid)]
    assert seen[0].at < said.at
    begun = evidence.happened("p.begin", by=child)[0]
    assert evidence.order.before(begun, said)


def test_a_child_that_ended_is_told_once_however_often_it_is_asked(run):
    evidence = run(
        """
        from multiprocessing import Process
        def work(): pass
        if __name__ == "__main__":
            child = Process(target=work)
            child.start()
            while child.exitcode is None: pass
            for _ in range(50): child.exitcode
        """
    )
    assert len([event for event in evidence.happened("p.ended") if event.line]) == 1


def test_the_exit_code_keeps_its_documentation_and_its_errors(run):
    evidence = run(
        """
        from multiprocessing import Process
        print(Process.exitcode.__doc__ is not None, Process().exitcode)
        """
    )
    assert [line.text for line in evidence.lines()] == ["True None"]
