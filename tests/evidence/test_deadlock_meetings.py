"""Events that nobody sets, notifies that never come, barriers at which one is missing."""


def at_event(story, process, line):
    story.told(process, "n.wait", "e", "Event", line=line)
    story.stands(process, "shared_futex", *["multiprocessing/synchronize.wait"] * 2, line)


def test_nobody_sets_an_event(story):
    child = story.child()
    story.told(0, "l.new", "e", "Event", line=12)
    story.joins(0, child, line=17)
    at_event(story, child, 7)

    explanation = story.explained()

    assert explanation.pattern == "event_never_set"
    assert "child 1 waits in Event.wait() at line 7, but nobody calls set()" in story.said()


def test_an_event_was_set_and_cleared(story):
    story.told(0, "l.new", "e", "Event", line=12)
    story.told(0, "n.notify", "e", "Event", line=13)
    at_event(story, 0, 15)
    assert "was set at line 13 and has been cleared since" in story.said()


def test_an_event_of_threads_does_not_reach_another_process(story):
    story.child(ended=0)
    story.stands(0, "private_futex", "threading.wait", "threading.wait", 16)
    assert story.explained().pattern == "thread_lock_across_processes"


def at_condition(story, process, line):
    story.told(process, "n.wait", "c", "Condition", line=line)
    story.stands(process, "shared_futex", "multiprocessing/synchronize.wait", line)


def test_nobody_notifies(story):
    story.told(0, "l.new", "c", "Condition", line=3)
    at_condition(story, 0, 5)
    assert "for a notify() that never comes" in story.said()


def test_the_notify_came_too_early(story):
    story.told(0, "l.new", "c", "Condition", line=3)
    story.told(0, "n.notify", "c", "Condition", line=4)
    at_condition(story, 0, 5)

    explanation = story.explained()

    assert explanation.pattern == "condition_never_notified"
    assert "that came too early: line 4 called it" in story.said()


def test_who_was_notified_is_not_said_to_miss_a_notify(story):
    story.told(0, "l.new", "c", "Condition", line=3)
    at_condition(story, 0, 5)
    story.told(0, "n.notify", "c", "Condition", line=9)
    assert story.explained().pattern == "generic"


def test_one_is_missing_at_a_barrier(story):
    children = [story.child() for _ in range(3)]
    story.told(0, "l.new", "b", "Barrier", line=11)
    story.joins(0, children[0], line=16)
    for child in children:
        story.told(child, "n.wait", "b", "Barrier", line=7)
        inner = ("multiprocessing/synchronize.wait", "multiprocessing/synchronize.wait_for")
        story.stands(child, "shared_futex", *inner, "threading._wait", "threading.wait", 7)

    explanation = story.explained()

    assert explanation.pattern == "barrier_short"
    assert story.said().startswith("Only 3 have come to the barrier (made at line 11)")
