"""What is only half known accuses nobody: locks whose events were too many to be sent."""

from grader.evidence import Event
from grader.sandbox.testimony import _whole


def event(kind, object, value=""):
    return Event(0, 0, 1, kind, object, value)


def test_what_was_sent_wholly_is_kept():
    events = (event("l.acq", "a"), event("l.rel", "a"))
    assert _whole(events) == events


def test_nothing_is_said_of_a_lock_of_which_not_all_was_sent():
    kept, half = event("l.acq", "b"), event("l.acq", "a")
    assert [e for e in _whole((half, kept, event("capped", "a", "l.rel"))) if e.kind == "l.acq"] == [kept]


def test_nothing_is_said_of_any_lock_where_a_line_sent_too_many_of_all_kinds_of_locks():
    queue = event("q.put", "7")
    events = (event("l.acq", "a"), event("l.acq", "b"), queue, event("capped", "", "l.rel"))
    assert [e for e in _whole(events) if e.kind != "capped"] == [queue]


def test_a_queue_stays_known_however_much_was_put_into_it():
    put = event("q.put", "7")
    assert put in _whole((put, event("capped", "7", "q.put")))


def test_a_deadlock_after_a_thousand_turns_is_explained_without_a_false_accusation(run):
    ending = run(
        """
        from multiprocessing import Lock, Process
        def forth_and_back(first, second):
            for _ in range(1000):
                with first:
                    pass
            first.acquire()
            second.acquire()
        if __name__ == "__main__":
            lock = Lock()
            lock.acquire(); lock.release()
            child = Process(target=forth_and_back, args=(lock, lock))
            child.start()
            child.join()
        """
    ).ending
    assert ending.kind == "deadlocked"
    assert "waits in Lock.acquire() at line 8 for ever" in ending.summary.render()
