"""A run that was stopped at a limit says where it stood, in the past tense: nothing is proved."""

import re


def said(text):
    return re.sub(r" \(pid \d+\)", "", text.render())


def test_a_line_that_computes_is_named(story):
    child = story.child()
    story.joins(0, child, line=13)
    story.stands(child, "running", 7)

    report = story.reported()

    assert report.pattern == "spinning"
    assert said(report.summary) == "child 1 was computing at line 7 when the time was over."
    assert [said(detail) for detail in report.details] == [
        "main was waiting in Process.join() at line 13 for child 1 to end.",
        "child 1 was computing at line 7.",
    ]


def test_several_that_compute_are_counted(story):
    for _ in range(2):
        story.stands(story.child(), "running", 7)
    assert said(story.reported().summary).startswith("2 processes or threads were computing")


def test_who_computes_is_no_wait(story):
    story.stands(0, "running", 7)
    assert story.reported().waits == ()


def test_a_loop_that_sleeps_is_polling(story):
    child = story.child()
    story.stands(0, "timed", 20)
    story.gets(child, 8, inode=77)

    report = story.reported()

    assert report.pattern == "polling"
    assert (
        said(report.summary)
        == "main was sleeping at line 20 when the time was over, and nobody was computing."
    )


def test_a_call_with_a_time_out_is_named(story):
    story.stands(
        0, "timed", "selectors.select", "multiprocessing/connection.poll", "multiprocessing/queues.get", 27
    )
    assert said(story.reported().summary).startswith(
        "main was waiting in Queue.get() at line 27, with a time-out"
    )


def test_waits_without_an_end_are_not_called_for_ever(story):
    child = story.child()
    story.joins(0, child, line=13)
    story.stands(child, "accept", "socket.accept", 7)

    report = story.reported()

    assert report.pattern == "waiting"
    assert said(report.summary) == (
        "Nobody was computing when the time was over: child 1 was waiting in socket.accept() at line 7."
    )
    assert not any("ever" in said(text) for text in (report.summary, *report.details))


def test_a_pool_that_replaces_one_dying_worker_after_the_other(story):
    for _ in range(5):
        story.child(role="worker", ended=1)
    story.stands(0, "private_futex", "multiprocessing/pool.map", 9)

    report = story.reported()

    assert report.pattern == "workers_die"
    assert "5 in all" in said(report.summary)


def test_what_nobody_can_tell_is_only_slow(story):
    assert story.reported().pattern == "slow"
