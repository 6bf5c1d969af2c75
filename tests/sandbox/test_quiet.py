"""When a tree counts as still: scripted readings instead of processes."""

from grader.sandbox.calls import Wait
from grader.sandbox.quiet import CONFIRM, Stillness, Task, same_instant

READ = Wait("read", 5, (5,) * 6)
SLEEP = Wait("timed", 0, (0,) * 6)


def task(tid=1, counter="100 0 1", after=None, state="S", wait=READ, call="0 0x5", start=7, helper=None):
    return Task((1, tid, start), state, call, wait, counter, after or counter, helper)


def test_the_same_readings_twice_are_one_instant():
    assert same_instant([task(1), task(2)], [task(1), task(2)])


def test_a_counter_that_moved_between_the_scans_is_none():
    assert not same_instant([task()], [task(counter="101 0 2")])


def test_a_counter_that_moved_while_the_second_scan_read_is_none():
    """Woken, run and asleep again between its counter and its state: only the last reading shows it."""
    assert not same_instant([task()], [task(counter="100 0 1", after="101 0 2")])


def test_a_new_thread_is_none():
    assert not same_instant([task(1)], [task(1), task(2)])


def test_the_same_number_with_another_start_is_another_thread():
    assert not same_instant([task(start=7)], [task(start=8)])


def test_the_same_thread_in_another_call_is_none():
    assert not same_instant([task(call="0 0x5")], [task(call="0 0x6")])


class Tree:
    """A tree whose scans are given; ``look`` walks the clock from look to look."""

    def __init__(self, *scans, reasons=()):
        self.scans, self.reasons, self.asked, self.now = list(scans), list(reasons), 0, 0.0
        self.stillness = Stillness(self.scan, self.peek, self.open_reasons)

    def scan(self):
        return self.scans.pop(0) if len(self.scans) > 1 else self.scans[0]

    def peek(self, key):
        return next((task for task in self.scans[0] if task.key == key), None)

    def open_reasons(self, scan):
        self.asked += 1
        return self.reasons.pop(0) if self.reasons else ()

    def claimed_after(self, looks):
        for _ in range(looks):
            self.now = self.stillness.next_look
            if self.stillness.look(self.now) is not None:
                return self.now
        return None


def test_a_still_tree_is_claimed_after_the_confirm_time():
    tree = Tree([task(1), task(2)])
    claimed = tree.claimed_after(20)
    assert claimed is not None and claimed - tree.stillness.since >= CONFIRM


def test_one_thread_in_a_timed_wait_keeps_the_whole_tree_alive():
    assert Tree([task(1), task(2, wait=SLEEP)]).claimed_after(50) is None


def test_a_running_thread_keeps_it_alive():
    assert Tree([task(1), task(2, state="R", wait=None)]).claimed_after(50) is None


def test_while_one_witness_is_busy_nobody_else_is_read():
    tree = Tree([task(1, state="R", wait=None), task(2)])
    scans = []
    tree.stillness._scan = lambda: scans.append(1) or tree.scans[0]
    tree.claimed_after(10)
    assert len(scans) == 1


def test_two_that_pass_a_byte_to_and_fro_are_never_claimed():
    scans = [[task(1, counter=f"{n} 0 {n}"), task(2, counter=f"{n} 0 {n}")] for n in range(100)]
    assert Tree(*scans).claimed_after(90) is None


def test_movement_at_the_last_moment_undoes_the_claim():
    still = [task(1)]
    tree = Tree(*[still] * 6, [task(1, counter="999 0 9")])
    assert tree.claimed_after(6) is None


def test_what_could_still_be_woken_is_not_claimed_and_looked_at_again_later():
    tree = Tree([task(1)], reasons=[["an alarm is set"]] * 3)
    claimed = tree.claimed_after(50)
    assert claimed is not None and claimed > 4 * CONFIRM
    assert tree.asked == 4


def test_a_pools_handler_may_spin_once_it_has_spun_long_enough():
    def scan(milliseconds):
        return [task(1), task(2, counter=f"{milliseconds * 10**6} 0 1", state="R", wait=None, helper="spins")]

    tree = Tree(*[scan(n * 20) for n in range(100)])
    claimed = tree.claimed_after(50)
    assert claimed is not None and claimed - tree.stillness.since >= 0.15


def test_a_pools_handler_that_was_woken_and_waits_for_a_core_has_something_to_do():
    assert Tree([task(1), task(2, state="R", wait=None, helper="spins")]).claimed_after(50) is None


def test_a_pools_handler_that_ran_at_first_and_then_sleeps_is_like_any_other():
    running = [task(1), task(2, counter="100 0 1", state="R", wait=None, helper="spins")]
    asleep = [task(1), task(2, counter="101 0 2", helper="spins")]
    assert Tree(running, *[asleep] * 20).claimed_after(20) is not None


def test_whatever_comes_from_the_tree_shows_that_it_moved():
    """A chain of processes, each of which makes the next and ends, may be missed by every scan."""
    tree, arrivals = Tree([task(1)]), iter(range(1000))
    tree.stillness = Stillness(tree.scan, tree.peek, tree.open_reasons, lambda: next(arrivals))
    assert tree.claimed_after(50) is None


def test_a_stopped_process_is_still():
    assert Tree([task(1), task(2, state="T", wait=None)]).claimed_after(20) is not None


def test_an_empty_tree_is_nothing_to_claim():
    assert Tree([]).claimed_after(20) is None
