"""What happened before what, in every run: by start, join, messages, jobs and signals, not by the clock."""

from dataclasses import replace
from itertools import pairwise

import pytest

from grader.evidence.order import Order


def is_before(tale, one, other):
    return Order.of(tale.evidence).before(one, other)


def are_concurrent(tale, one, other):
    return Order.of(tale.evidence).concurrent(one, other)


def is_before_always(tale, one, other):
    return Order.without_locks(tale.evidence).before(one, other)


def are_concurrent_at_times(tale, one, other):
    return Order.without_locks(tale.evidence).concurrent(one, other)


def test_events_of_one_process_stand_in_order(tale):
    first, second = tale.prints(0), tale.prints(0)
    assert is_before(tale, first, second)
    assert not is_before(tale, second, first)


def test_two_children_have_no_order_whoever_was_first(tale):
    one, other = tale.child(), tale.child()
    first, second = tale.prints(one), tale.prints(other)
    assert are_concurrent(tale, first, second)


def test_a_child_comes_after_what_its_parent_did_before_the_start(tale):
    before = tale.prints(0)
    child = tale.child()
    after, its_own = tale.prints(0), tale.prints(child)
    assert is_before(tale, before, its_own)
    assert are_concurrent(tale, after, its_own)


def test_a_child_may_begin_before_its_start_is_reported(tale):
    before = tale.prints(0)
    child = tale.child(forked=True)
    its_own = tale.prints(child)
    tale.tell(0, "p.start", "801")
    after = tale.prints(0)
    assert is_before(tale, before, its_own)
    assert are_concurrent(tale, after, its_own)


def test_a_hello_that_is_noticed_late_teaches_a_child_nothing(tale):
    child = tale.child()
    tale.events.pop()  # its p.begin
    after = tale.prints(0)
    tale.processes[child] = replace(tale.processes[child], began_s=1.5e-9)
    assert are_concurrent(tale, after, tale.prints(child))


@pytest.mark.parametrize("kind", ["p.join", "p.ended"])
def test_what_a_child_did_comes_before_what_its_parent_does_when_it_has_ended(tale, kind):
    child = tale.child()
    its_own = tale.prints(child)
    too_early = tale.prints(0)
    tale.tell(0, kind, "801", "0")
    after = tale.prints(0)
    assert is_before(tale, its_own, after)
    assert are_concurrent(tale, its_own, too_early)


def test_a_pid_that_comes_back_means_the_process_that_has_it_now(tale):
    old, new = tale.child(), len(tale.processes)
    tale.joins(0, old)
    tale.processes.append(replace(tale.processes[old], index=new))
    tale.tell(0, "p.start", "801")
    tale.tell(new, "p.begin")
    its_own = tale.prints(new)
    tale.joins(0, old)
    assert is_before(tale, its_own, tale.prints(0))


def test_a_message_comes_before_what_its_receiver_does_then(tale):
    one, other = tale.child(), tale.child()
    before = tale.prints(one)
    tale.puts(one, 1)
    after, unaware = tale.prints(one), tale.prints(other)
    tale.gets(other, 1, sender=one)
    aware = tale.prints(other)
    assert is_before(tale, before, aware)
    assert are_concurrent(tale, before, unaware)
    assert are_concurrent(tale, after, aware)


def test_order_goes_on_through_others(tale):
    children = [tale.child() for _ in range(3)]
    first = tale.prints(children[0])
    for number, (giver, taker) in enumerate(pairwise(children)):
        tale.puts(giver, number)
        tale.gets(taker, number, sender=giver)
    assert is_before(tale, first, tale.prints(children[2]))


def test_a_message_whose_sending_was_not_seen_brings_all_that_its_sender_did(tale):
    one, other = tale.child(), tale.child()
    before = tale.prints(one)
    tale.gets(other, 7, sender=one)
    assert is_before(tale, before, tale.prints(other))


def test_calls_of_a_manager_put_nothing_in_order(tale):
    manager, one, other = tale.child(role="manager"), tale.child(), tale.child()
    first = tale.prints(one)
    for number, (sender, receiver) in enumerate(((one, manager), (manager, other))):
        tale.tell(sender, "c.send", "70", f"{800 + sender}.{number}", 1)
        tale.tell(receiver, "c.recv", "70", f"{800 + sender}.{number}", 1)
    assert are_concurrent(tale, first, tale.prints(other))


def test_what_a_pool_sends_its_workers_orders_nothing_but_jobs_do(tale):
    worker = tale.child(role="worker")
    too_late = tale.prints(0)
    tale.tell(0, "c.send", "71", "800.1")
    tale.tell(worker, "q.get", "71", "800.1")
    its_own = tale.prints(worker)
    assert are_concurrent(tale, too_late, its_own)


def test_a_job_comes_after_its_submission_and_before_its_result(tale):
    worker = tale.child(role="worker")
    before = tale.prints(0)
    tale.tell(0, "pool.submit", "800.0")
    tale.tell(worker, "task.run", "800.0")
    its_own = tale.prints(worker)
    tale.tell(worker, "task.end", "800.0", "ok")
    too_early = tale.prints(0)
    tale.tell(0, "res.get", "800.0", "timeout")
    still_too_early = tale.prints(0)
    tale.tell(0, "res.get", "800.0", "ok")
    after = tale.prints(0)
    assert is_before(tale, before, its_own)
    assert are_concurrent(tale, its_own, too_early)
    assert are_concurrent(tale, its_own, still_too_early)
    assert is_before(tale, its_own, after)


def test_a_callback_comes_after_its_task(tale):
    worker = tale.child(role="worker")
    tale.tell(worker, "task.run", "800.0")
    its_own = tale.prints(worker)
    tale.tell(worker, "task.end", "800.0", "ok")
    tale.tell(0, "cb.run", "800.0", "Thread-3")
    assert is_before(tale, its_own, tale.prints(0))


def test_a_joined_pool_has_done_everything(tale):
    worker = tale.child(role="worker")
    its_own = tale.prints(worker)
    tale.tell(worker, "p.end", "", "0")
    tale.tell(0, "pool.join", "800.p1")
    assert is_before(tale, its_own, tale.prints(0))


def test_a_lock_orders_for_this_time_only(tale):
    one, other = tale.child(), tale.child()
    with tale.holding(one, "L"):
        first = tale.prints(one)
    with tale.holding(other, "L"):
        second = tale.prints(other)
    assert is_before(tale, first, second)
    assert are_concurrent_at_times(tale, first, second)


def test_a_semaphore_that_another_releases_is_a_signal(tale):
    tale.tell(0, "l.new", "S", "Semaphore 0")
    child = tale.child()
    its_own = tale.prints(child)
    tale.releases(child, "S")
    tale.takes(0, "S")
    assert is_before_always(tale, its_own, tale.prints(0))


def test_whoever_waits_for_an_event_comes_after_its_set(tale):
    child = tale.child()
    before = tale.prints(0)
    tale.tell(0, "n.notify", "E", "Event")
    tale.tell(child, "n.wait", "E", "Event")
    tale.tell(child, "n.woke", "E", "Event")
    assert is_before_always(tale, before, tale.prints(child))


def test_behind_a_barrier_everybody_has_arrived(tale):
    one, other = tale.child(), tale.child()
    arrived = [tale.prints(one), tale.prints(other)]
    tale.tell(one, "n.wait", "B", "Barrier")
    tale.tell(other, "n.notify", "B", "Barrier")
    tale.tell(one, "n.woke", "B", "Barrier")
    passed = [tale.prints(one), tale.prints(other)]
    assert all(is_before_always(tale, a, b) for a in arrived for b in passed)
    assert are_concurrent_at_times(tale, *passed)


def test_a_joined_queue_has_been_worked_off(tale):
    child = tale.child()
    its_own = tale.prints(child)
    tale.tell(child, "q.done", "70")
    tale.tell(0, "q.join", "70")
    assert is_before(tale, its_own, tale.prints(0))


def test_a_managers_queue_has_no_names_for_messages(tale):
    child = tale.child()
    its_own = tale.prints(child)
    tale.tell(child, "q.put", "m:q@server", "", 1)
    tale.tell(0, "q.get", "m:q@server", "", 1)
    assert is_before(tale, its_own, tale.prints(0))


def test_at_end_of_file_the_other_end_was_closed(tale):
    child = tale.child()
    tale.tell(0, "c.new", "70", "71", 1)
    its_own = tale.prints(child)
    tale.tell(child, "c.close", "71", "", 1)
    tale.tell(0, "c.eof", "70", "", 1)
    assert is_before(tale, its_own, tale.prints(0))


def test_nobody_sees_who_waits_for_a_forked_child_so_its_end_comes_first(tale):
    child = tale.child(forked=True)
    its_own, last = tale.prints(child), tale.prints(child)
    assert is_before(tale, its_own, tale.prints(0))
    assert is_before(tale, last, tale.prints(0))


def test_a_forked_child_knows_what_happened_before_its_hello(tale):
    before, after = tale.prints(0), tale.prints(0)
    child = tale.child(forked=True)
    tale.processes[child] = replace(tale.processes[child], began_s=0.5e-9)
    its_own = tale.prints(child)
    assert is_before(tale, before, its_own)
    assert are_concurrent(tale, after, its_own)


POLLING = """\
def child(ready):
    ready.value = 1

while not ready.value:
    sleep(0.1)
print("ready")
ready.value = 0
ready.value = 2
"""


@pytest.mark.parametrize("asks", ["while p.exitcode is None: pass", "connection.wait([p.sentinel])"])
def test_an_end_that_is_asked_for_unseen_comes_first(tale, asks):
    tale.source = asks
    child = tale.child()
    its_own = tale.prints(child)
    assert is_before(tale, its_own, tale.prints(0))


def test_a_result_that_is_asked_for_unseen_comes_first(tale):
    tale.source = "while not all(result.ready() for result in results): pass"
    worker = tale.child(role="worker")
    its_own = tale.prints(worker)
    too_early = tale.prints(0)
    tale.tell(worker, "task.end", "800.0", "ok")
    assert is_before(tale, its_own, tale.prints(0))
    assert are_concurrent(tale, its_own, too_early)


def test_whoever_looks_until_it_has_changed_comes_after_the_change(tale):
    tale.source = POLLING
    child = tale.child()
    tale.reads(0, "ready", 4)
    too_early = tale.prints(0, 5)
    its_own = tale.prints(child)
    tale.writes(child, "ready", 2)
    tale.reads(0, "ready", 4)
    after = tale.prints(0, 6)
    assert is_before_always(tale, its_own, after)
    assert are_concurrent_at_times(tale, its_own, too_early)


def test_who_writes_it_at_several_lines_himself_does_not_wait_for_others(tale):
    tale.source = POLLING
    child = tale.child()
    its_own = tale.prints(child)
    tale.writes(child, "ready", 2)
    tale.reads(0, "ready", 4)
    after = tale.prints(0, 6)
    tale.writes(0, "ready", 7)
    tale.writes(0, "ready", 8)
    assert are_concurrent_at_times(tale, its_own, after)


def test_who_stops_to_report_what_he_hears_may_have_heard_everything(tale):
    one, other = tale.child(), tale.child()
    first = tale.prints(one)
    unaware = tale.prints(other)
    tale.tell(other, "capped", "70", "q.get", 3)
    assert is_before(tale, first, tale.prints(other))
    assert are_concurrent(tale, first, unaware)


def test_the_order_of_a_run_is_found_once(tale):
    tale.prints(0)
    evidence = tale.evidence
    assert Order.of(evidence) is Order.of(evidence) is evidence.order
