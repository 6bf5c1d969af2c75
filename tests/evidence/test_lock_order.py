"""Locks that are taken in a circle are a deadlock that has not happened yet."""

from grader.evidence.lock_order import lock_cycles


def nests(tale, process, *locks, line=1, thread=None):
    """Takes locks one after another, in lines that follow each other, and lets all of them go."""
    for number, lock in enumerate(locks):
        tale.takes(process, lock, line + number, thread)
    for lock in reversed(locks):
        tale.releases(process, lock, line, thread)


def lines(tale):
    return [[step.line for step in cycle.steps] for cycle in lock_cycles(tale.evidence)]


def test_a_then_b_here_and_b_then_a_there(tale):
    tale.tell(0, "l.new", "A", "Lock", 31)
    tale.tell(0, "l.new", "B", "Lock", 32)
    one, other = tale.child(), tale.child()
    nests(tale, one, "A", "B", line=2)
    nests(tale, other, "B", "A", line=7)
    (cycle,) = lock_cycles(tale.evidence)
    assert [step.line for step in cycle.steps] == [2, 3, 7, 8]
    assert cycle.text.render().startswith(
        "child 1 (pid 801) takes the Lock (line 31) at line 2 and then the Lock (line 32) at line 3; child 2 "
        "(pid 802) takes the Lock (line 32) at line 7 and then the Lock (line 31) at line 8."
    )


def test_the_same_order_everywhere_is_none(tale):
    for child in (tale.child(), tale.child()):
        nests(tale, child, "A", "B")
    assert lines(tale) == []


def test_one_thread_alone_cannot_wait_for_itself_in_a_circle(tale):
    child = tale.child()
    nests(tale, child, "A", "B")
    nests(tale, child, "B", "A")
    assert lines(tale) == []


def test_two_threads_of_one_process_can(tale):
    tale.tell(0, "l.wait", "C", thread=900)
    nests(tale, 0, "A", "B", line=2)
    nests(tale, 0, "B", "A", line=7, thread=900)
    assert lines(tale) == [[2, 3, 7, 8]]


def test_a_thread_that_was_not_there_yet_cannot(tale):
    nests(tale, 0, "A", "B")
    nests(tale, 0, "B", "A", thread=900)
    assert lines(tale) == []


def test_a_lock_around_all_lets_only_one_of_them_in(tale):
    nests(tale, tale.child(), "gate", "A", "B")
    nests(tale, tale.child(), "gate", "B", "A")
    assert lines(tale) == []


def test_a_gate_of_one_alone_is_none(tale):
    nests(tale, tale.child(), "gate", "A", "B", line=2)
    nests(tale, tale.child(), "B", "A", line=7)
    assert lines(tale) == [[3, 4, 7, 8]]


def test_who_has_ended_before_the_other_starts_is_not_in_his_way(tale):
    one = tale.child()
    nests(tale, one, "A", "B")
    tale.joins(0, one)
    nests(tale, tale.child(), "B", "A")
    assert lines(tale) == []


def test_nor_who_sends_when_he_is_done(tale):
    one, other = tale.child(), tale.child()
    nests(tale, one, "A", "B")
    tale.puts(one, 1)
    tale.gets(other, 1, sender=one)
    nests(tale, other, "B", "A")
    assert lines(tale) == []


def test_who_only_tries_does_not_wait(tale):
    one, other = tale.child(), tale.child()
    nests(tale, one, "A", "B")
    tale.takes(other, "B")
    tale.tell(other, "l.acq", "A", line=2)
    assert lines(tale) == []


def test_who_waited_in_vain_would_have_waited(tale):
    one, other = tale.child(), tale.child()
    nests(tale, one, "A", "B", line=2)
    tale.takes(other, "B", 7)
    tale.tell(other, "l.wait", "A", line=8)
    assert lines(tale) == [[2, 3, 7, 8]]


def test_an_rlock_may_be_taken_again(tale):
    for lock in "AB":
        tale.tell(0, "l.new", lock, "RLock")
    nests(tale, tale.child(), "A", "B", "A")
    nests(tale, tale.child(), "A", "B")
    assert lines(tale) == []


def test_a_semaphore_for_two_is_no_lock(tale):
    tale.tell(0, "l.new", "A", "Semaphore 2")
    nests(tale, tale.child(), "A", "B")
    nests(tale, tale.child(), "B", "A")
    assert lines(tale) == []


def philosophers(tale, number, *before):
    for place in range(number):
        nests(tale, tale.child(), *before, f"fork {place}", f"fork {(place + 1) % number}", line=2)


def test_three_philosophers(tale):
    philosophers(tale, 3)
    (cycle,) = lock_cycles(tale.evidence)
    assert len(cycle.steps) == 6
    assert "3 processes or threads take locks in a circle (lines 2, 3)" in cycle.text.render()


def test_a_table_with_a_place_for_one_less_lets_one_of_them_eat(tale):
    tale.tell(0, "l.new", "table", "Semaphore 2")
    philosophers(tale, 3, "table")
    assert lines(tale) == []


def test_a_table_with_a_place_for_all_does_not(tale):
    tale.tell(0, "l.new", "table", "Semaphore 3")
    philosophers(tale, 3, "table")
    assert lines(tale) == [[3, 4, 3, 4, 3, 4]]


def test_a_circle_is_told_once_however_often_it_was_gone(tale):
    one, other = tale.child(), tale.child()
    for _ in range(30):
        nests(tale, one, "A", "B", line=2)
        nests(tale, other, "B", "A", line=7)
    assert lines(tale) == [[2, 3, 7, 8]]


def test_what_is_known_in_part_only_is_not_judged(tale):
    one, other = tale.child(), tale.child()
    nests(tale, one, "A", "B")
    tale.tell(other, "capped", "A", "l.rel", 7)
    nests(tale, other, "B", "A")
    assert lines(tale) == []
