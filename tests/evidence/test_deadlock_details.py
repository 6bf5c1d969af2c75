"""Each thread that waits has a sentence and a record; helpers of the library have none."""

import re

from grader.evidence.deadlock.details import MOST


def lines(explanation):
    return [re.sub(r" \(pid \d+\)", "", detail.render()) for detail in explanation.details]


def test_everybody_who_waits_has_a_sentence_main_first(story):
    child = story.child()
    story.gets(child, 7, inode=77)
    story.joins(0, child, line=14)
    assert lines(story.explained()) == [
        "main waits in Process.join() at line 14 for child 1 to end.",
        "child 1 waits in Queue.get() at line 7 for an item.",
    ]


def test_who_failed_is_told(story):
    story.child(ended=3)
    story.child(ended=0)
    story.gets(0, 7, inode=77)
    assert lines(story.explained())[1:] == ["child 1 ended with exit code 3."]


def test_a_lock_is_named_with_its_holder(story):
    holder = story.child(ended=0)
    story.told(0, "l.new", "a", "Lock", line=3)
    story.takes(holder, "a", line=5)
    story.wants(0, "a", line=8)
    assert lines(story.explained()) == [
        "main waits in Lock.acquire() at line 8 for the Lock (made at line 3) that child 1 took at line 5."
    ]


def test_a_thread_that_is_not_the_first_is_told_apart(story):
    story.stands(0, "private_futex", "threading.join", 9)
    story.stands(0, "private_futex", "threading.wait", "queue.get", 5, thread=901)
    assert "main (pid 800, thread 901) waits in queue.Queue.get() at line 5" in (
        story.explained().details[1].render()
    )


def test_hundreds_of_processes_are_cut_short(story):
    for _ in range(MOST + 3):
        story.gets(story.child(), 7, inode=77)
    details = story.explained().details
    assert len(details) == MOST + 1
    assert details[-1].render() == "… and 3 more."


def test_helpers_of_the_library_are_left_out(story):
    server = story.child(name="fork server", role="fork_server")
    tracker = story.child(name="resource tracker", role="resource_tracker")
    worker = story.child(role="worker")
    story.stands(0, "private_futex", "threading.wait", "multiprocessing/pool.get", 9)
    story.stands(0, "private_futex", "threading.wait", "multiprocessing/queues._feed", thread=901)
    story.stands(
        0, "poll", "selectors.select", "multiprocessing/pool._handle_workers", thread=902, helper=True
    )
    story.stands(server, "epoll", "selectors.select", "multiprocessing/forkserver.main")
    story.stands(tracker, "read", "multiprocessing/resource_tracker.main")
    story.stands(worker, "read", "multiprocessing/queues.get", "multiprocessing/pool.worker")
    story.stands(0, "private_futex", "concurrent/futures/thread._worker", "threading.run", thread=903)
    assert [wait.call for wait in story.explained().waits] == ["AsyncResult.get"]


def test_a_worker_whose_task_is_a_function_in_c_is_at_work(story):
    worker = story.child(role="worker")
    story.stands(worker, "signal", "multiprocessing/pool.worker", "multiprocessing/process.run")
    assert lines(story.explained()) == ["worker 1 waits in signal.pause()."]


def test_a_program_that_is_no_python_is_told_by_its_system_call(story):
    program = story.child(name="other 1", role="other")
    story.stands(program, "read", inodes=(70,))
    assert lines(story.explained()) == ["other 1 waits in read()."]


def test_a_record_names_what_is_waited_on_and_who_would_have_to_act(story):
    holder = story.child()
    story.told(0, "l.new", "a", "Lock", line=3)
    story.takes(holder, "a", line=5)
    story.wants(0, "a", line=8)
    story.gets(holder, 6, inode=77)

    waits = story.explained().waits

    assert (waits[0].call, waits[0].file, waits[0].line) == ("Lock.acquire", "ex.py", 8)
    assert (waits[0].on, waits[0].held_by) == ("Lock:3", (holder,))


def test_whose_own_lines_are_over_says_so(story):
    child = story.child()
    poll = ("multiprocessing/process.join", "multiprocessing/util._exit_function")
    story.stands(0, "child", *poll, child=child)
    story.gets(child, 7, inode=77)
    assert lines(story.explained())[0] == "main has finished its own work and waits for child 1 to end."
