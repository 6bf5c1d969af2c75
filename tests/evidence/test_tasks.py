"""Questions on tasks and callbacks read like sentences."""

import pytest

from grader.evidence import EventsMissing


def submits(tale, *jobs, line=1):
    for job in jobs:
        tale.tell(0, "pool.submit", job, "callback", line)


def begins(tale, worker, job, chunk=""):
    return tale.tell(worker, "task.run", job, chunk)


def ends(tale, worker, job, outcome="ok"):
    return tale.tell(worker, "task.end", job, outcome)


@pytest.fixture
def workers(tale):
    return tale.child(role="worker"), tale.child(role="worker")


def test_a_task_knows_its_worker_its_times_and_its_outcome(tale, workers):
    submits(tale, "800.0")
    begin, end = begins(tale, workers[1], "800.0"), ends(tale, workers[1], "800.0")
    (task,) = tale.evidence.tasks
    assert (task.job, task.outcome) == ("800.0", "ok")
    assert task.process == tale.processes[workers[1]]
    assert (task.begin, task.end) == (begin, end)


def test_a_task_that_raised_says_what_and_where(tale, workers):
    submits(tale, "800.0")
    begins(tale, workers[0], "800.0")
    raised = tale.tell(workers[0], "task.error", "800.0", "ValueError", 5)
    ends(tale, workers[0], "800.0", "error")
    (task,) = tale.evidence.tasks
    assert (task.outcome, task.error) == ("error", raised)


def test_a_task_that_nobody_took_has_no_worker(tale):
    submits(tale, "800.0")
    (task,) = tale.evidence.tasks
    assert (task.process, task.begin, task.outcome) == (None, None, None)


def test_a_task_of_an_executor_knows_which_one(tale):
    tale.tell(0, "pool.submit", "800.x0", "800.p1")
    tale.tell(0, "pool.submit", "800.0", "callback")
    assert [task.executor for task in tale.evidence.tasks] == ["800.p1", None]


def test_tasks_at_work_at_one_moment_overlap(tale, workers):
    submits(tale, "800.0", "800.1")
    begins(tale, workers[0], "800.0")
    begins(tale, workers[1], "800.1")
    ends(tale, workers[0], "800.0")
    ends(tale, workers[1], "800.1")
    one, other = tale.evidence.tasks
    assert one.overlaps(other)
    assert other.overlaps(one)
    assert not one.before(other)
    assert tale.evidence.tasks.ever_overlapped()
    assert tale.evidence.tasks.most_at_once == 2


def test_one_after_the_other_does_not(tale, workers):
    submits(tale, "800.0", "800.1")
    for worker, job in zip(workers, ("800.0", "800.1"), strict=True):
        begins(tale, worker, job)
        ends(tale, worker, job)
    one, other = tale.evidence.tasks
    assert one.before(other)
    assert not one.overlaps(other)
    assert not tale.evidence.tasks.ever_overlapped()


def test_a_task_that_never_ended_overlaps_with_all_later_ones(tale, workers):
    submits(tale, "800.0", "800.1")
    begins(tale, workers[0], "800.0")
    begins(tale, workers[1], "800.1")
    one, other = tale.evidence.tasks
    assert one.overlaps(other)


def test_chunks_of_a_map_are_tasks(tale, workers):
    submits(tale, "800.0")
    for worker, chunk in zip(workers, "01", strict=True):
        begins(tale, worker, "800.0", chunk)
    for worker in workers:
        ends(tale, worker, "800.0")
    tasks = tale.evidence.tasks
    assert len(tasks) == 2
    assert tasks.ever_overlapped()
    assert [task.job for task in tasks.by(tale.processes[workers[1]])] == ["800.0"]


def test_a_worker_is_at_the_task_that_it_has_begun_last(tale, workers):
    submits(tale, "800.0", "800.1")
    early = tale.tell(workers[0], "o.w", "stdout")
    begins(tale, workers[0], "800.0")
    first = tale.tell(workers[0], "o.w", "stdout")
    ends(tale, workers[0], "800.0")
    begins(tale, workers[0], "800.1")
    second = tale.tell(workers[0], "o.w", "stdout")
    other = tale.tell(workers[1], "o.w", "stdout")
    found = [tale.evidence.tasks.begun_before(event) for event in (early, first, second, other)]
    assert [task and task.job for task in found] == [None, "800.0", "800.1", None]


@pytest.mark.parametrize("kind", ["res.wait", "pool.joining"])
def test_to_wait_after_each_submission_is_not_parallel(tale, kind):
    submits(tale, "800.0")
    tale.tell(0, kind, "800.0")
    submits(tale, "800.1")
    assert not tale.evidence.tasks.submitted_all_before_first_wait()


def test_to_wait_when_all_are_submitted_is(tale):
    submits(tale, "800.0", "800.1")
    tale.tell(0, "res.wait", "800.0")
    assert tale.evidence.tasks.submitted_all_before_first_wait()


def test_who_submits_nothing_has_not_submitted_all(tale):
    assert not tale.evidence.tasks.submitted_all_before_first_wait()


def test_callbacks_tell_where_they_ran_and_how_they_ended(tale, workers):
    submits(tale, "800.0", "800.1")
    for job, outcome in (("800.0", "ok"), ("800.1", "KeyError")):
        tale.tell(0, "cb.run", job, "Thread-3")
        tale.tell(0, "cb.end", job, outcome)
    callbacks = tale.evidence.callbacks
    assert callbacks.all_in(tale.evidence.main)
    assert [(one.job, one.thread, one.outcome) for one in callbacks] == [
        ("800.0", "Thread-3", "ok"),
        ("800.1", "Thread-3", "KeyError"),
    ]
    assert tale.evidence.tasks[1].callback == callbacks[1].begin


def test_an_error_callback_is_one_for_errors(tale):
    tale.tell(0, "eb.run", "800.0", "Thread-3")
    (callback,) = tale.evidence.callbacks
    assert callback.is_for_errors
    assert callback.outcome is None


def test_callbacks_elsewhere_are_not_all_in_main(tale, workers):
    tale.tell(0, "cb.run", "800.0", "main")
    tale.tell(workers[0], "cb.run", "800.1", "main")
    assert not tale.evidence.callbacks.all_in(tale.evidence.main)


def test_where_no_callback_ran_none_ran_in_main(tale):
    assert not tale.evidence.callbacks.all_in(tale.evidence.main)


def test_the_lock_that_was_held_at_a_print(tale):
    made = tale.tell(0, "l.new", "L", "Lock", 3)
    taken = tale.takes(0, "L", 5)
    inside = tale.prints(0, 6)
    tale.releases(0, "L", 5)
    outside = tale.prints(0, 7)
    (lock,) = tale.evidence.held(inside)
    assert (lock.token, lock.kind, lock.made, lock.taken) == ("L", "Lock", made, taken)
    assert lock.excludes
    assert tale.evidence.held(outside) == ()


@pytest.mark.parametrize("question", ["tasks", "callbacks"])
def test_nothing_is_answered_where_events_are_missing(tale, question):
    tale.more["events_dropped"] = 1
    with pytest.raises(EventsMissing):
        getattr(tale.evidence, question)
