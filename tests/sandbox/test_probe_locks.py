"""Waits for a notification, and what a semaphore was made with."""


def kinds(evidence, *wanted, by=None):
    return [(e.kind, e.value) for e in evidence.happened(*wanted, by=by)]


def test_a_semaphore_tells_with_how_many_places_it_was_made(run, method):
    evidence = run(
        """
        from multiprocessing import Semaphore, BoundedSemaphore, Lock
        if __name__ == "__main__":
            Semaphore(3), BoundedSemaphore(value=2), Semaphore(0), Semaphore(), Lock()
        """,
        method=method,
    )
    assert [e.value for e in evidence.happened("l.new")] == [
        "Semaphore 3", "BoundedSemaphore 2", "Semaphore 0", "Semaphore", "Lock",
    ]  # fmt: skip


def test_who_waits_for_a_condition_is_woken_after_its_notification(run, method):
    evidence = run(
        """
        from multiprocessing import Process, Condition
        def child(c):
            with c: c.notify()
        if __name__ == "__main__":
            c = Condition()
            with c:
                p = Process(target=child, args=(c,)); p.start()
                c.wait()
            p.join()
        """,
        method=method,
    )
    order = evidence.happened("n.wait", "n.notify", "n.woke")
    assert [(e.kind, e.process == 0, e.value) for e in order] == [
        ("n.wait", True, "Condition"), ("n.notify", False, "Condition"), ("n.woke", True, "Condition"),
    ]  # fmt: skip
    assert len({e.object for e in order}) == 1


def test_a_wait_begins_while_its_lock_is_still_held(run, method):
    """So a notification that comes after it by the lock comes after it by the clock."""
    evidence = run(
        """
        from multiprocessing import Process, Condition
        def child(c):
            with c: c.notify()
        if __name__ == "__main__":
            c = Condition()
            with c:
                p = Process(target=child, args=(c,)); p.start()
                c.wait()
            p.join()
        """,
        method=method,
    )
    (begun,) = evidence.happened("n.wait")
    (taken,) = [e for e in evidence.happened("l.acq") if e.process != 0]
    assert begun.at < taken.at


def test_a_wait_that_timed_out_was_not_woken(run):
    evidence = run(
        """
        from multiprocessing import Condition, Event
        c, e = Condition(), Event()
        with c: print(c.wait(0.01))
        print(e.wait(0.01), e.is_set())
        """
    )
    assert kinds(evidence, "n.wait", "n.woke") == [("n.wait", "Condition"), ("n.wait", "Event")]


def test_each_look_that_finds_an_event_set_is_one_awakening(run, method):
    evidence = run(
        """
        from multiprocessing import Process, Event
        def child(e): e.wait()
        if __name__ == "__main__":
            e = Event(); e.is_set()
            p = Process(target=child, args=(e,)); p.start()
            e.set(); e.is_set(); e.wait(); p.join()
            e.clear(); e.is_set()
        """,
        method=method,
    )
    (child,) = evidence.children()
    assert kinds(evidence, "n.woke", by=child) == [("n.woke", "Event")]
    assert kinds(evidence, "n.notify", "n.woke", by=evidence.main) == [
        ("n.notify", "Event"), ("n.woke", "Event"), ("n.woke", "Event"),
    ]  # fmt: skip


def test_at_a_barrier_the_last_to_come_wakes_the_others(run, method):
    evidence = run(
        """
        from multiprocessing import Process, Barrier
        def child(b): b.wait()
        if __name__ == "__main__":
            b = Barrier(3)
            ps = [Process(target=child, args=(b,)) for _ in range(2)]
            for p in ps: p.start()
            b.wait()
            for p in ps: p.join()
        """,
        method=method,
    )
    woken, waiting = evidence.happened("n.woke"), evidence.happened("n.wait")
    (opened, *_) = evidence.happened("n.notify")
    assert len(woken) == len(waiting) == 2 and {e.value for e in woken} == {"Barrier"}
    assert max(e.at for e in waiting) < opened.at < min(e.at for e in woken)
    assert opened.process not in {e.process for e in waiting}


def test_a_value_used_as_its_own_lock_is_a_lock(run):
    evidence = run(
        """
        from multiprocessing import Value
        v = Value("i")
        with v: pass
        with v.get_lock(): v.value += 1
        """
    )
    assert [(e.kind, e.line) for e in evidence.happened("l.acq", "l.rel")] == [
        ("l.acq", 4), ("l.rel", 4), ("l.acq", 5), ("l.rel", 5),
    ]  # fmt: skip


def test_an_error_in_a_lock_shows_no_frame_of_ours(run):
    evidence = run(
        """
        from multiprocessing import Lock
        try: Lock().release()
        except ValueError as error:
            names = []; trace = error.__traceback__
            while trace: names.append(trace.tb_frame.f_code.co_name); trace = trace.tb_next
            print(names)
        """
    )
    shown = "['<module>']" if evidence.python >= "3.11" else "['<module>', 'release']"
    assert [line.text for line in evidence.lines()] == [shown]
