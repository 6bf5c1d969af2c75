"""Pools that hang: lost tasks, callbacks that raise or wait, tasks that wait for their own pool."""


def pool_waits(story, *functions, line=15, results=True):
    """Main waits at a pool; its threads are idle."""
    story.stands(0, "private_futex", *functions, line)
    story.stands(0, "private_futex", "multiprocessing/pool._handle_tasks", "threading.run", thread=901)
    if results:
        handler = ("multiprocessing/connection.recv", "multiprocessing/pool._handle_results", "threading.run")
        story.stands(0, "read", *handler, thread=902)


def idle(story, worker):
    story.stands(worker, "read", "multiprocessing/queues.get", "multiprocessing/pool.worker")


def test_a_worker_died_in_the_middle_of_its_task(story):
    dead, other = story.child(role="worker", ended=-9), story.child(role="worker")
    story.told(dead, "task.run", "800.1", "2")
    pool_waits(story, "multiprocessing/pool.get", "multiprocessing/pool.map")
    idle(story, other)

    explanation = story.explained()

    assert explanation.pattern == "pool_worker_died"
    assert story.said().startswith("worker 1 was ended by SIGKILL in the middle of a task.")


def test_a_worker_that_ended_after_its_tasks_lost_nothing(story):
    done, other = story.child(role="worker", ended=0), story.child(role="worker")
    story.told(done, "task.run", "800.1", "2")
    story.told(done, "task.end", "800.1", "ok")
    pool_waits(story, "multiprocessing/pool.get", "multiprocessing/pool.map")
    idle(story, other)
    assert story.explained().pattern == "generic"


def test_the_workers_of_a_pool_that_was_terminated_are_not_missed(story):
    terminated, other = story.child(role="worker", ended=-15), story.child(role="worker")
    story.told(0, "p.start", "801", "worker", line=3)
    story.told(terminated, "task.run", "800.1", "2")
    story.told(0, "p.start", "802", "worker", line=7)
    pool_waits(story, "multiprocessing/pool.get", "multiprocessing/pool.map")
    idle(story, other)
    assert story.explained().pattern == "generic"


def test_a_worker_that_was_terminated_alone_is_missed(story):
    terminated, other = story.child(role="worker", ended=-15), story.child(role="worker")
    story.told(terminated, "task.run", "800.1", "2")
    story.told(0, "p.start", "802", "worker", thread=900)  # by the pool's own thread
    pool_waits(story, "multiprocessing/pool.get", "multiprocessing/pool.map")
    idle(story, other)
    assert story.explained().pattern == "pool_worker_died"


def test_a_callback_of_an_executor_may_raise(story):
    story.child(role="worker")
    story.told(0, "cb.end", "800.x1", "KeyError", thread=902)
    pool_waits(story, "threading.join", "multiprocessing/pool.join")
    idle(story, 1)
    assert story.explained().pattern == "generic"


def test_a_key_error_in_a_callback_loses_its_task(story):
    story.child(role="worker")
    story.told(0, "cb.end", "800.1", "KeyError", thread=902)
    pool_waits(story, "threading.join", "multiprocessing/pool.join")
    idle(story, 1)
    assert "so the pool never counts its task as done" in story.said()


def test_a_callback_raised(story):
    story.child(role="worker")
    story.told(0, "cb.end", "800.1", "TypeError", thread=902)
    pool_waits(story, "threading.join", "multiprocessing/pool.join", results=False)
    idle(story, 1)

    explanation = story.explained()

    assert explanation.pattern == "callback_raised"
    assert story.said().startswith("A callback raised TypeError.")


def test_a_callback_that_raised_and_was_survived_is_not_the_reason(story):
    story.child(role="worker")
    story.told(0, "cb.end", "800.1", "TypeError", thread=700)
    pool_waits(story, "threading.join", "multiprocessing/pool.join")
    idle(story, 1)
    assert story.explained().pattern == "generic"


def test_a_callback_waits(story):
    story.child(role="worker")
    pool_waits(story, "threading.join", "multiprocessing/pool.join", results=False)
    stack = (
        "multiprocessing/pool.get",
        "multiprocessing/pool.apply",
        11,
        "multiprocessing/pool._handle_results",
    )
    story.stands(0, "private_futex", *stack, "threading.run", thread=902)
    idle(story, 1)

    explanation = story.explained()

    assert explanation.pattern == "callback_waits"
    assert "The callback at line 11" in story.said()


def runs_task(story, thread, line):
    stack = ("threading.wait", "concurrent/futures/_base.result", line)
    story.stands(0, "private_futex", *stack, "concurrent/futures/thread._worker", thread=thread)


def test_all_workers_wait_for_tasks_of_their_own_pool(story):
    story.stands(0, "private_futex", "threading.wait", "concurrent/futures/_base.result", 14)
    runs_task(story, 901, 9)
    runs_task(story, 902, 9)
    assert story.explained().pattern == "task_waits_for_own_pool"


def test_a_worker_that_is_free_could_run_the_task(story):
    story.stands(0, "private_futex", "threading.wait", "concurrent/futures/_base.result", 14)
    runs_task(story, 901, 9)
    story.stands(0, "private_futex", "concurrent/futures/thread._worker", "threading.run", thread=902)
    assert story.explained().pattern == "generic"


def test_a_task_of_a_pool_is_where_the_reason_lies(story):
    worker = story.child(role="worker")
    pool_waits(story, "multiprocessing/pool.get", "multiprocessing/pool.map")
    story.stands(worker, "shared_futex", *["multiprocessing/synchronize.wait"] * 2, 12)
    assert story.said().startswith("worker 1 waits in Event.wait() at line 12")


def test_a_generator_that_feeds_the_pool_waits_for_it(story):
    story.child(role="worker")
    story.stands(0, "private_futex", "threading.wait", "multiprocessing/pool.next", 17)
    stack = (
        "multiprocessing/pool.get",
        "multiprocessing/pool.apply",
        12,
        "multiprocessing/pool._handle_tasks",
    )
    story.stands(0, "private_futex", *stack, "threading.run", thread=901)
    idle(story, 1)
    assert story.said().startswith("The generator at line 12 runs in the thread of main that hands out")


def test_a_forked_child_has_the_pool_but_not_its_threads(story):
    child = story.child()
    story.joins(0, child, line=9)
    story.stands(child, "private_futex", "multiprocessing/pool.get", "multiprocessing/pool.apply", 4)
    assert "it has no thread that serves the pool" in story.said()
