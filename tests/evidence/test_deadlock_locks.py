"""Locks that hang: in opposite order, taken twice, never released."""


def crossed(story):
    """Two children run the same lines with the same two locks, one as f(a, b), the other as f(b, a)."""
    one, other = story.child(), story.child()
    story.told(0, "l.new", "a", "Lock", line=14)
    story.told(0, "l.new", "b", "Lock", line=14)
    story.takes(one, "a", line=7)
    story.takes(other, "b", line=7)
    story.wants(one, "b", line=9)
    story.wants(other, "a", line=9)
    return one, other


def test_two_locks_in_opposite_order(story):
    one, other = crossed(story)
    story.joins(0, one, line=19)

    explanation = story.explained()

    assert explanation.pattern == "lock_order"
    assert explanation.cycle == (one, other)


def test_crossed_arguments_are_told_apart_by_the_locks_and_not_by_the_lines(story):
    crossed(story)
    assert story.said() == (
        "child 1 holds the Lock #1 (made at line 14) and waits at line 9 for the Lock #2 (made at line 14); "
        "child 2 holds that one and waits at line 9 for the first. Take locks in the same order everywhere."
    )


def test_five_philosophers(story):
    seats = [story.child() for _ in range(5)]
    for seat in seats:
        story.told(0, "l.new", f"fork{seat}", "Lock", line=19)
        story.takes(seat, f"fork{seat}", line=12)
    for seat in seats:
        story.wants(seat, f"fork{seat % 5 + 1}", line=14)

    explanation = story.explained()

    assert (explanation.pattern, explanation.cycle) == ("lock_order", (1, 2, 3, 4, 5))
    assert story.said().startswith("5 processes or threads wait for each other in a circle")


def test_a_lock_that_was_not_released(story):
    holder, child = story.child(ended=0), story.child()
    story.told(0, "l.new", "a", "Lock", line=12)
    story.takes(holder, "a", line=7)
    story.joins(0, child, line=16)
    story.wants(child, "a", line=8)

    explanation = story.explained()

    assert explanation.pattern == "lock_never_released"
    assert "child 1 took the Lock (made at line 12) at line 7 and ended without" in story.said()


def test_a_worker_that_is_idle_holds_a_lock_still(story):
    worker = story.child(role="worker")
    story.told(0, "l.new", "a", "Lock", line=12)
    story.takes(worker, "a", line=7)
    story.stands(worker, "read", "multiprocessing/queues.get", "multiprocessing/pool.worker")
    story.wants(0, "a", line=8)
    assert "took the Lock (made at line 12) at line 7 and has not released it" in story.said()


def test_the_same_lock_twice(story):
    story.told(0, "l.new", "a", "Lock", line=3)
    story.takes(0, "a", line=5)
    story.wants(0, "a", line=8)

    explanation = story.explained()

    assert explanation.pattern == "same_lock_twice"
    assert "at line 5 and takes it again at line 8" in story.said()
    assert explanation.cycle == ()


def test_a_lock_that_was_released_is_held_by_nobody(story):
    story.told(0, "l.new", "a", "Lock", line=3)
    story.takes(0, "a", line=5)
    story.told(0, "l.rel", "a", line=6)
    story.wants(0, "a", line=8)
    assert story.explained().pattern == "generic"


def test_a_value_inside_its_own_lock(story):
    story.told(0, "l.new", "a", "Lock", line=3)
    story.takes(0, "a", line=5)
    story.stands(0, "shared_futex", "<string>.getvalue", 6)
    assert story.explained().pattern == "same_lock_twice"


def test_a_value_with_its_usual_rlock_cannot_wait_for_itself(story):
    story.told(0, "l.new", "a", "RLock", line=3)
    story.takes(0, "a", line=5)
    story.stands(0, "shared_futex", "<string>.getvalue", 6)
    assert story.explained().pattern == "generic"


def test_a_value_whose_lock_may_be_anothers(story):
    other = story.child()
    story.told(0, "l.new", "a", "Lock", line=3)
    story.takes(0, "a", line=5)
    story.takes(other, "b", line=5)
    story.stands(0, "shared_futex", "<string>.getvalue", 6)
    assert story.explained().pattern == "generic"


def test_a_lock_is_held_while_its_waiter_is_joined(story):
    child = story.child()
    story.told(0, "l.new", "a", "Lock", line=12)
    story.takes(0, "a", line=13)
    story.joins(0, child, line=16)
    story.wants(child, "a", line=7)

    explanation = story.explained()

    assert explanation.pattern == "lock_held_while_joining"
    assert set(explanation.cycle) == {0, child}


def test_waiting_at_a_condition_lends_its_lock(story):
    child = story.child()
    story.told(0, "l.new", "c", "Condition", line=3)
    story.takes(child, "c", line=7)
    story.told(child, "n.wait", "c", "Condition", line=8)
    story.stands(child, "shared_futex", "multiprocessing/synchronize.wait", 8)
    story.wants(0, "c", line=12)
    assert "child 1 took" not in story.said()


def test_a_semaphore_has_no_place_left(story):
    first, second = story.child(ended=0), story.child(ended=0)
    story.told(0, "l.new", "s", "Semaphore", line=12)
    for child in (first, second):
        story.takes(child, "s", line=7)
    story.wants(0, "s", line=9)

    explanation = story.explained()

    assert explanation.pattern == "semaphore_exhausted"
    assert "(made at line 12) that were taken and not released: 2." in story.said()


def test_a_semaphore_that_only_counts_has_no_holder(story):
    producer, consumer = story.child(ended=0), story.child()
    story.told(0, "l.new", "s", "Semaphore", line=12)
    story.told(producer, "l.rel", "s", line=4)
    story.takes(consumer, "s", line=7)
    story.wants(consumer, "s", line=7)
    assert story.said().endswith("no place is free, and nobody is left who would release one.")


def test_a_lock_of_threads_in_a_child(story):
    child = story.child()
    story.joins(0, child, line=26)
    story.stands(child, "private_futex", 17)
    assert story.explained().pattern == "thread_lock_across_processes"


def test_threads_of_one_process_at_locks_are_only_said_to_wait(story):
    story.stands(0, "private_futex", "threading.join", 19)
    story.stands(0, "private_futex", 9, thread=900)
    story.stands(0, "private_futex", 9, thread=901)

    explanation = story.explained()

    assert explanation.pattern == "generic"
    assert story.said().startswith("2 threads of main wait for locks (one at line 9)")
