"""Queues that hang: not emptied, never fed, too few end marks, the wrong class."""

FEEDER = ("multiprocessing/connection._send", "multiprocessing/queues._feed", "threading.run")
AT_EXIT = ("threading.join", "multiprocessing/queues._finalize_join", "multiprocessing/util._exit_function")


def puts_too_much(story, child):
    story.told(child, "q.put", "77", "m1", line=7)
    story.stands(child, "private_futex", *AT_EXIT)
    story.stands(child, "write", *FEEDER, thread=900 + child, inodes=(77,), ends=(0, child))


def test_a_child_is_joined_before_its_items_are_taken_out(story):
    child = story.child()
    story.joins(0, child, line=14)
    puts_too_much(story, child)

    explanation = story.explained()

    assert explanation.pattern == "join_before_get"
    assert "child 1 cannot end: it put more into its queue (line 7)" in story.said()
    assert "main would have to get it, but waits in Process.join() at line 14" in story.said()
    assert explanation.cycle == (0, child)


def test_main_itself_put_more_than_anybody_takes_out(story):
    puts_too_much(story, 0)
    assert story.said().endswith("; nobody gets it.")


def test_the_joiner_is_not_blamed_where_another_process_takes_the_items(story):
    child, consumer = story.child(), story.child()
    story.told(consumer, "q.get", "77", "m0", line=4)
    story.joins(0, child, line=14)
    puts_too_much(story, child)
    story.stands(consumer, "shared_futex", *["multiprocessing/synchronize.wait"] * 2, 5)

    explanation = story.explained()

    assert explanation.pattern == "event_never_set"
    assert story.said().startswith("child 2 waits in Event.wait() at line 5")


def test_a_pipe_that_a_third_process_reads_is_not_the_joiners_to_empty(story):
    child, third = story.child(), story.child()
    story.joins(0, child, line=14)
    story.stands(child, "write", "multiprocessing/connection.send", 5, inodes=(77,), ends=(0, child, third))
    story.stands(third, "accept", "socket.accept", 6)
    assert story.explained().pattern != "join_before_get"


def test_a_child_sends_more_than_the_pipe_holds_and_is_joined(story):
    child = story.child()
    story.joins(0, child, line=14)
    story.stands(child, "write", "multiprocessing/connection.send", 5, inodes=(77,), ends=(0, child))
    assert story.said().endswith("Receive first, then join.")


def test_nobody_feeds_a_queue(story):
    child = story.child()
    story.told(0, "q.new", "77", "Queue", line=11)
    story.joins(0, child, line=16)
    story.gets(child, 7, inode=77)

    explanation = story.explained()

    assert explanation.pattern == "queue_never_fed"
    assert story.said().startswith("child 1 waits in Queue.get() at line 7. The queue (made at line 11) is")


def test_what_was_put_and_never_arrived_is_not_called_empty(story):
    story.told(0, "q.new", "77", "Queue", line=11)
    story.told(0, "q.put", "77", "m1", line=12)
    story.gets(0, 13, inode=77)
    assert "(made at line 11): 1, arrived: 0." in story.said()


def test_a_simple_queue_is_called_so(story):
    story.told(0, "q.new", "77", "SimpleQueue", line=11)
    story.gets(0, 13, inode=77)
    assert "SimpleQueue.get()" in story.said()


def test_the_producer_ended_with_an_exception(story):
    child = story.child(ended=1)
    story.told(0, "q.new", "77", "Queue", line=11)
    story.told(child, "p.error", "NameError", line=6)
    story.gets(0, 14, inode=77)

    explanation = story.explained()

    assert explanation.pattern == "producer_died"
    assert story.said() == (
        "main waits in Queue.get() at line 14, but child 1 ended with NameError at line 6: "
        "nobody is left who could give it anything."
    )


def test_the_producer_was_killed(story):
    story.child(ended=-9)
    story.gets(0, 14, inode=77)
    assert "child 1 was ended by SIGKILL" in story.said()


def test_a_pool_that_was_terminated_is_no_producer(story):
    story.child(role="worker", ended=-15)
    story.gets(0, 14, inode=77)

    explanation = story.explained()

    assert explanation.pattern == "queue_never_fed"
    assert len(explanation.details) == 1


def test_of_two_that_failed_the_one_that_never_put_is_named(story):
    first, second = story.child(ended=1), story.child(ended=3)
    story.told(0, "q.new", "77", "Queue", line=11)
    story.told(first, "q.put", "77", "m1", line=4)
    story.told(0, "q.get", "77", "m1", line=14)
    story.gets(0, 14, inode=77)
    assert f"child {second} ended with exit code 3" in story.said()


def test_fewer_end_marks_than_consumers(story):
    done, first, second = story.child(ended=0), story.child(), story.child()
    story.told(0, "q.new", "77", "Queue", line=11)
    for process in (first, done):
        story.told(0, "q.put", "77", f"m{process}", line=15)
        story.told(process, "q.get", "77", f"m{process}", line=4)
    story.joins(0, first, line=20)
    story.gets(first, 4, inode=77)
    story.gets(second, 4)

    explanation = story.explained()

    assert explanation.pattern == "too_few_sentinels"
    assert story.said().startswith("2 of 3 consumers, child 2 among them, still wait in Queue.get() at")


def test_no_end_mark_at_all(story):
    child = story.child()
    story.told(0, "q.new", "77", "Queue", line=11)
    story.told(0, "q.put", "77", "m1", line=15)
    story.told(child, "q.get", "77", "m1", line=4)
    story.joins(0, child, line=20)
    story.gets(child, 4, inode=77)

    explanation = story.explained()

    assert explanation.pattern == "too_few_sentinels"
    assert story.said().startswith("child 1 has taken everything that was put")


def test_a_get_too_many_in_main_is_no_missing_end_mark(story):
    child = story.child(ended=0)
    story.told(0, "q.new", "77", "Queue", line=11)
    story.told(child, "q.put", "77", "m1", line=4)
    story.told(0, "q.get", "77", "m1", line=15)
    story.gets(0, 15, inode=77)
    assert story.explained().pattern == "queue_never_fed"


def test_task_done_was_called_too_seldom(story):
    child = story.child(ended=0)
    story.told(0, "q.new", "77", "JoinableQueue", line=11)
    for number in range(3):
        story.told(0, "q.put", "77", f"m{number}", line=12)
        story.told(child, "q.get", "77", f"m{number}", line=4)
    for _ in range(2):
        story.told(child, "q.done", "77", line=5)
    story.stands(0, "shared_futex", "multiprocessing/synchronize.wait", "multiprocessing/queues.join", 19)

    explanation = story.explained()

    assert explanation.pattern == "task_done_missing"
    assert "Items put: 3, taken: 3; calls of task_done(): 2." in story.said()


def test_a_bounded_queue_is_full(story):
    story.stands(0, "shared_futex", "multiprocessing/queues.put", 15)
    assert story.explained().pattern == "bounded_queue_full"


def test_a_simple_queue_is_full_at_its_pipe(story):
    story.stands(0, "write", "multiprocessing/connection.send_bytes", "multiprocessing/queues.put", 12)

    explanation = story.explained()

    assert explanation.pattern == "bounded_queue_full"
    assert "SimpleQueue.put() at line 12: it sends more than the pipe holds" in story.said()


def test_a_queue_of_threads_does_not_reach_another_process(story):
    story.child(ended=0)
    story.stands(0, "private_futex", "threading.wait", "queue.get", 16)
    assert story.explained().pattern == "thread_queue_across_processes"


def test_a_queue_of_threads_between_threads_is_right(story):
    story.child(ended=0)
    story.stands(0, "private_futex", "threading.wait", "queue.get", 16)
    story.stands(0, "private_futex", "threading.wait", "queue.get", 5, thread=900)
    assert story.explained().pattern == "queue_never_fed"
