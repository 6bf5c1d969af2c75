"""What a program does without end is told up to a bound, and that it was."""

import pytest

from grader.evidence import EventsMissing


def test_after_400_events_of_a_line_and_object_one_says_that_there_are_more(run):
    evidence = run(
        """
        from multiprocessing import Value
        a, b = Value("i", 0), Value("i", 0)
        for n in range(500): a.value
        for n in range(400): b.value
        a.value
        """
    )
    a, _ = (event.object for event in evidence.happened("v.new"))
    (capped,) = (event for event in evidence.events if event.kind == "capped")
    assert (capped.object, capped.value, capped.line) == (a, "v.r", 4)
    lines = [event.line for event in evidence.events if event.kind == "v.r"]
    assert {line: lines.count(line) for line in lines} == {4: 400, 5: 400, 6: 1}
    with pytest.raises(EventsMissing):
        evidence.happened("v.r")
    assert evidence.happened("v.w") == ()


def test_a_line_that_touches_ever_new_objects_is_bounded_as_well(run):
    evidence = run(
        """
        from multiprocessing import RawArray
        numbers = RawArray("i", 5000)
        for n in range(5000): numbers[n] = n
        """
    )
    assert len([event for event in evidence.events if event.kind == "v.w"]) == 1000
    assert [e.value for e in evidence.events if e.kind == "capped"] == ["v.w"]
    assert evidence.events_dropped == 0


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_each_process_counts_for_itself(run, method):
    evidence = run(
        """
        from multiprocessing import Process, Value
        def count(total, times):
            for n in range(times): total.value
        if __name__ == "__main__":
            total = Value("i", 0)
            count(total, 450)
            p = Process(target=count, args=(total, 399)); p.start(); p.join()
        """,
        method=method,
    )
    (child,) = evidence.children()
    assert len(evidence.happened("v.r", by=child)) == 399
    assert [event.process for event in evidence.events if event.kind == "capped"] == [0]


def test_processes_tasks_and_things_made_are_told_whatever_their_number(run):
    evidence = run(
        """
        from multiprocessing import Pool, Value
        if __name__ == "__main__":
            with Pool(2) as pool:
                for n in range(450): pool.apply_async(abs, (n,), callback=print)
                pool.close(); pool.join()
            for n in range(1200): Value("i", 0, lock=False)
        """,
        method="fork",
    )
    for kind in ("pool.submit", "task.run", "task.end", "cb.run", "cb.end"):
        assert len(evidence.happened(kind)) == 450
    assert len(evidence.happened("v.new")) == 1200


def test_locks_and_messages_are_bounded_too(run):
    evidence = run(
        """
        from multiprocessing import Lock, SimpleQueue
        lock, queue = Lock(), SimpleQueue()
        for n in range(401):
            with lock: pass
            queue.put(n)
            queue.get()
        """
    )
    capped = {event.value for event in evidence.events if event.kind == "capped"}
    assert {"l.wait", "l.acq", "l.rel", "q.put", "q.get"} <= capped
