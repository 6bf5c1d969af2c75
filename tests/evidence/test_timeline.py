"""The picture of runs made by hand."""

from dataclasses import replace

from grader.evidence import Ending, Event, Evidence, Process, Scenario, Text
from grader.evidence.races import Access, Race
from grader.evidence.timeline import Bounds, timeline
from grader.evidence.waiting import Explanation, Waiting

MS = 1_000_000


def event(at, process, kind, object="", value="", line=None, thread=None):
    """One at ``at`` milliseconds, by the process's first thread."""
    return Event(int(at * MS), process, thread or 800 + process, kind, object, value, "a.py", line)


def child(index, **changes):
    facts = {"pid": 800 + index, "started_by": 0, "exit_code": 0, "exit_from": "pidfd"}
    facts |= {"began_s": 0.01, "ended_s": 0.09}
    return Process(index, f"child {index}", **{"role": "child", **facts, **changes})


def main(**changes):
    facts = {"pid": 800, "exit_code": 0, "exit_from": "wait", "began_s": 0.002, "ended_s": 0.1}
    return Process(0, "main", "main", **{**facts, **changes})


FAMILY = (main(), child(1))
ENDED_WELL = Ending("exited", code=0)


def drawn(*events, processes=FAMILY, ending=ENDED_WELL, races=(), **bounds):
    run = Evidence(
        Scenario("s", "fork"),
        ending,
        processes,
        tuple(sorted(events, key=lambda one: one.at)),
        program="a.py",
        wall_s=0.2,
    )
    return timeline(run, races, Bounds(**bounds))


def bars(picture, process, state):
    lane = next(lane for lane in picture.lanes if lane.process == process)
    return [(bar.begin / MS, bar.end / MS) for bar in lane.bars if bar.state == state]


def said(picture, process, state):
    lane = next(lane for lane in picture.lanes if lane.process == process)
    return [bar.what.render() for bar in lane.bars if bar.state == state]


def between(picture, kind):
    return [
        (a.source.process, a.source.at / MS, a.target.process, a.target.at / MS)
        for a in picture.arrows
        if a.kind == kind
    ]


def test_a_child_starts_from_its_hello_to_its_begin_and_then_runs():
    picture = drawn(event(30, 1, "p.begin"))
    assert bars(picture, 1, "starting") == [(10, 30)]
    assert bars(picture, 1, "running") == [(30, 90)]


def test_a_process_without_any_event_runs_as_long_as_the_kernel_saw_it():
    assert bars(drawn(), 1, "running") == [(10, 90)]


def test_a_process_of_which_nobody_knows_when_it_lived_lasts_the_whole_run():
    unseen = child(1, began_s=None, ended_s=None, exit_code=None, observed=False)
    assert bars(drawn(processes=(main(), unseen)), 1, "running") == [(0, 200)]


def test_main_waits_for_a_child_from_joining_to_join():
    picture = drawn(event(20, 0, "p.joining", "801", line=7), event(91, 0, "p.join", "801", "0", 7))
    assert bars(picture, 0, "waiting") == [(20, 91)]
    assert said(picture, 0, "waiting") == ["waits for child 1 to end"]


def test_an_arrow_leads_from_the_end_of_a_child_to_the_join_that_waited_for_it():
    picture = drawn(event(20, 0, "p.joining", "801", line=7), event(91, 0, "p.join", "801", "0", 7))
    assert between(picture, "join") == [(1, 90, 0, 91)]


def test_a_join_of_a_child_that_has_ended_long_ago_has_no_arrow():
    picture = drawn(event(95, 0, "p.joining", "801", line=7), event(96, 0, "p.join", "801", "0", 7))
    assert between(picture, "join") == []


def test_a_wait_that_timed_out_ends_where_the_thread_went_on():
    picture = drawn(event(20, 0, "p.joining", "801", "0.01", 7), event(30, 0, "o.w", "stdout", "x", 8))
    assert bars(picture, 0, "waiting") == [(20, 30)]


def test_of_waits_inside_each_other_the_one_that_the_student_wrote_is_drawn():
    picture = drawn(
        event(20, 0, "pool.joining", "800.p1", line=9),
        event(21, 0, "p.joining", "801", line=9),
        event(90, 0, "p.join", "801", "0", 9),
        event(92, 0, "pool.join", "800.p1", line=9),
    )
    assert bars(picture, 0, "waiting") == [(20, 92)]
    assert said(picture, 0, "waiting") == ["waits for the pool's workers to end"]


def test_a_lock_is_named_with_its_number_and_the_line_where_it_was_made():
    picture = drawn(
        event(5, 0, "l.new", "a", "Lock", 3),
        event(5, 0, "l.new", "b", "Lock", 3),
        event(10, 0, "l.acq", "b", line=4),
        event(20, 1, "l.wait", "b", line=8),
        event(30, 0, "l.rel", "b", line=4),
        event(31, 1, "l.acq", "b", line=8),
    )
    assert said(picture, 1, "waiting") == ["waits for the Lock #2 (made at line 3)"]
    assert bars(picture, 0, "holding") == [(10, 30)]


def test_taking_a_free_lock_is_no_wait():
    picture = drawn(event(20, 1, "l.wait", "b", line=8), event(20.2, 1, "l.acq", "b", line=8))
    assert bars(picture, 1, "waiting") == []


def test_an_item_is_an_arrow_from_put_to_get_with_the_queue_in_words():
    picture = drawn(
        event(5, 0, "q.new", "77", "Queue", 3),
        event(30, 1, "q.put", "77", "801.1", 6),
        event(20, 0, "q.wait", "77", line=9),
        event(31, 0, "q.get", "77", "801.1", 9),
    )
    assert between(picture, "message") == [(1, 30, 0, 31)]
    assert said(picture, 0, "waiting") == ["waits for an item in the Queue (made at line 3)"]
    assert [m.text.render() for m in picture.moments if m.kind == "message"] == [
        "puts an item into the Queue (made at line 3), main takes it"
    ]


def test_what_the_library_sends_for_itself_is_no_message():
    picture = drawn(event(30, 1, "q.put", "77", "801.1"), event(31, 0, "c.recv", "77", "801.1"))
    assert between(picture, "message") == []


def test_items_without_an_id_are_matched_where_one_puts_and_one_takes():
    events = [event(30, 1, "q.put", "m:1", line=6), event(31, 0, "q.get", "m:1", line=9)]
    assert between(drawn(*events), "message") == [(1, 30, 0, 31)]
    another = event(29, 2, "q.put", "m:1", line=6)
    assert between(drawn(*events, another, processes=(main(), child(1), child(2))), "message") == []


def test_a_task_is_a_bar_with_arrows_from_its_submit_and_to_its_callback():
    picture = drawn(
        event(20, 0, "pool.submit", "800.3", "callback", 5),
        event(30, 1, "task.run", "800.3", "0"),
        event(40, 1, "task.end", "800.3", "ok"),
        event(41, 0, "cb.run", "800.3", "Thread-3", thread=900),
        event(42, 0, "cb.end", "800.3", "ok", thread=900),
        processes=(main(), _worker()),
    )
    assert bars(picture, 1, "task") == [(30, 40)]
    assert between(picture, "submit") == [(0, 20, 1, 30)]
    assert between(picture, "callback") == [(1, 40, 0, 41)]
    assert [t.render() for t in picture.lanes[0].threads] == ["callbacks"]
    assert [bar.row for bar in picture.lanes[0].bars if bar.state == "callback"] == [1]


def _worker():
    return Process(1, "worker 1", "worker", 801, None, None, 0, 0, "pidfd", began_s=0.01, ended_s=0.09)


def test_who_asked_for_a_result_gets_an_arrow_where_there_is_no_callback():
    picture = drawn(
        event(30, 1, "task.run", "800.3", "0"),
        event(35, 0, "res.wait", "800.3", line=9),
        event(40, 1, "task.end", "800.3", "ok"),
        event(41, 0, "res.get", "800.3", "ok", 9),
        processes=(main(), _worker()),
    )
    assert between(picture, "result") == [(1, 40, 0, 41)]
    assert said(picture, 0, "waiting") == ["waits for the result of task 3"]


def test_a_worker_without_a_task_is_idle():
    picture = drawn(event(20, 1, "p.begin", "worker"), processes=(main(), _worker()))
    assert bars(picture, 1, "idle") == [(20, 90)]
    assert bars(picture, 1, "running") == []


def test_a_worker_that_its_pool_terminated_has_not_ended_badly():
    ends = {code: replace(_worker(), exit_code=code) for code in (0, 1, -15, -9)}
    ended = {code: drawn(processes=(main(), worker)).lanes[1].ended for code, worker in ends.items()}
    assert ended == {0: "well", 1: "badly", -15: "well", -9: "badly"}


def test_a_start_never_points_backwards():
    """``start()`` is noted when it has returned, and the child may have been quicker."""
    picture = drawn(event(12, 0, "p.start", "801", line=5))
    assert between(picture, "start") == [(0, 10, 1, 10)]


def test_a_process_that_the_library_did_not_start_has_its_arrow_by_the_kernels_word():
    assert between(drawn(), "start") == [(0, 10, 1, 10)]


def test_multiprocessings_own_processes_have_no_lane():
    helper = child(2, role="resource_tracker")
    assert [lane.process for lane in drawn(processes=(main(), child(1), helper)).lanes] == [0, 1]


def stopped(index):
    facts = {"exit_code": -9, "exit_from": "killed_by_kit", "ended_s": 0.19}
    return child(index, **facts) if index else main(**facts)


DEADLOCK = Ending(
    "deadlocked",
    explanation=Explanation(
        "lock_order",
        Text("Two wait for each other."),
        waits=(
            Waiting(0, 800, "main", 800, "Process.join", "a.py", 9, "child 1", (1,)),
            Waiting(1, 801, "child 1", 801, "Lock.acquire", "a.py", 7, "Lock #2:3", (2,)),
            Waiting(2, 802, "child 2", 802, "Lock.acquire", "a.py", 7, "Lock #1:3", (1,)),
        ),
        cycle=(1, 2),
    ),
)


def test_a_deadlocks_waits_last_to_the_end_and_say_who_waits_for_whom():
    picture = drawn(
        event(30, 1, "l.wait", "b", line=7),
        event(40, 2, "l.acq", "b", line=6),
        processes=tuple(map(stopped, range(3))),
        ending=DEADLOCK,
    )
    assert bars(picture, 1, "waiting") == [(30, 200)]
    assert bars(picture, 2, "waiting") == [(40, 200)]
    assert [(s.point.process, s.holders, s.in_cycle) for s in picture.stuck] == [
        (0, (1,), False),
        (1, (2,), True),
        (2, (1,), True),
    ]
    assert [s.label.render() for s in picture.stuck] == ["child 1", "Lock #2", "Lock #1"]


def race(*accesses, kind="data"):
    return Race(
        kind, "7:0", tuple(Access(process, "a.py", line, how) for process, line, how in accesses), Text("x")
    )


def test_a_race_marks_its_two_accesses_where_they_are_nearest():
    picture = drawn(
        event(20, 0, "v.w", "7:0", "raw", 4),
        event(50, 0, "v.w", "7:0", "raw", 4),
        event(51, 1, "v.r", "7:0", "raw", 8),
        races=[race((0, 4, "write"), (1, 8, "read"))],
    )
    (clash,) = picture.clashes
    assert [(t.point.process, t.point.at / MS, t.writes) for t in clash.touches] == [
        (0, 50, True),
        (1, 51, False),
    ]


def test_a_race_whose_accesses_no_event_shows_is_not_marked():
    assert drawn(races=[race((0, 4, "write"), (1, 8, "read"))]).clashes == ()


def test_output_in_any_order_is_a_remark():
    picture = drawn(
        event(50, 0, "o.w", "stdout", "a\n", 4),
        event(51, 1, "o.w", "stdout", "b\n", 8),
        races=[race((0, 4, "write"), (1, 8, "write"), kind="output")],
    )
    assert [clash.is_remark for clash in picture.clashes] == [True]
    assert not [moment for moment in picture.moments if moment.kind == "race"]


def test_a_process_ends_at_the_latest_when_its_join_found_it_ended():
    """The supervisor may notice it later."""
    picture = drawn(event(20, 0, "p.joining", "801", line=7), event(70, 0, "p.join", "801", "0", 7))
    assert picture.lanes[1].end == 70 * MS


def test_bars_that_lie_close_together_become_one_until_few_enough_are_left():
    events = []
    for n in range(500):
        at = 20 + n / 10
        events += [event(at, 1, "task.run", f"800.{n}"), event(at + 0.05, 1, "task.end", f"800.{n}", "ok")]
    picture = drawn(*events, processes=(main(), _worker()), bars=10)
    tasks = [bar for bar in picture.lanes[1].bars if bar.state == "task"]
    assert len(tasks) <= 10
    assert sum(bar.count for bar in tasks) == 500


def test_arrows_are_thinned_and_the_picture_says_so():
    events = []
    for n in range(100):
        events += [
            event(20 + n / 2, 1, "q.put", "77", str(n), 6),
            event(20.1 + n / 2, 0, "q.get", "77", str(n), 9),
        ]
    picture = drawn(*events, arrows=10)
    assert len(between(picture, "message")) == 10
    assert [remark.render() for remark in picture.remarks] == ["90 more arrows are not drawn."]


def test_too_many_processes_are_left_out_but_never_those_that_are_stuck():
    processes = tuple(map(stopped, range(30)))
    late = Ending(
        "deadlocked",
        explanation=Explanation(
            "generic", Text("x."), waits=(Waiting(29, 829, "child 29", 829, "Lock.acquire"),)
        ),
    )
    picture = drawn(processes=processes, ending=late, lanes=5)
    assert [lane.process for lane in picture.lanes] == [0, 1, 2, 3, 29]
    assert [remark.render() for remark in picture.remarks] == ["25 more processes are not drawn."]


def test_a_line_of_another_file_is_named_with_its_file():
    other = Event(20 * MS, 0, 800, "o.w", "stdout", "hello", "helper.py", 3)
    (line,) = (moment.point.line for moment in drawn(other).moments if moment.kind == "print")
    assert line == "helper.py:3"


def test_nonsense_in_events_is_drawn_without_a_crash():
    kinds = ("p.start", "p.join", "q.get", "l.rel", "task.end", "cb.end", "res.get", "n.woke", "capped", "?")
    picture = drawn(*(event(n, n % 2, kind, "\ud800<\x00", "\x1b[31m") for n, kind in enumerate(kinds)))
    assert len(picture.lanes) == 2
