"""Races are read from order and locks, not from a result that happened to be wrong."""

import random

import pytest

from grader.evidence.races import races, unseen

PROGRAM = """\
def child(v, d, l):
    v.value += 1
    x = v.value
    v.value = x + 1
    if "k" not in d:
        d["k"] = True
    l.append(len(l))
    print(len(l))
    l.append("a")
    stop.value = 1
    d.update(n=d["n"] + 1)
    v.value = compute()
    if v.value < 10:
        v.value = compute()
    while not stop.value:
        work()
    print(stop.value)
    if stop.value:
        pass
"""
ADD, READ, STORE, LOOK, PUT, GROW, SHOW, APPEND, STOP, UPDATE, SET = range(2, 13)
COMPARE, RAISE, POLL, WORK, TELL, ASK = range(13, 19)


@pytest.fixture
def two(tale):
    """A program, and two children of main that have begun."""
    tale.source = PROGRAM
    return tale.child(), tale.child()


def found(tale):
    """Each race by its kind and lines."""
    return [(race.kind, *sorted(access.line for access in race.accesses)) for race in races(tale.evidence)]


def said(tale):
    (race,) = races(tale.evidence)
    return race.text.render()


def test_an_update_without_a_lock_is_a_race_with_another_update(tale, two):
    for child in two:
        tale.adds(child, "v", ADD)
    assert found(tale) == [("data", ADD, ADD)]


def test_a_race_names_the_thing_both_processes_and_both_lines(tale, two):
    tale.value("v", line=21)
    for child in two:
        tale.adds(child, "v", ADD)
    (race,) = races(tale.evidence)
    assert race.object == "Value (line 21)"
    assert {access.process for access in race.accesses} == set(two)
    assert said(tale).startswith(
        "child 1 (pid 801) reads and writes Value (line 21) at line 2, and child 2 (pid 802) may write it at "
        "line 2 in between"
    )


def test_an_update_under_one_lock_is_none(tale, two):
    for child in two:
        with tale.holding(child, "L"):
            tale.adds(child, "v", ADD)
    assert found(tale) == []


def test_locks_of_ones_own_exclude_nobody(tale, two):
    for child in two:
        with tale.holding(child, f"own {child}"):
            tale.adds(child, "v", ADD)
    assert found(tale) == [("data", ADD, ADD)]


def test_a_lock_for_the_write_alone_does_not_help(tale, two):
    for child in two:
        tale.reads(child, "v", READ)
        with tale.holding(child, "L"):
            tale.writes(child, "v", STORE)
    assert found(tale) == [("data", READ, STORE, STORE)]


def test_nor_does_one_that_is_let_go_in_between(tale, two):
    for child in two:
        with tale.holding(child, "L"):
            tale.reads(child, "v", READ)
        with tale.holding(child, "L"):
            tale.writes(child, "v", STORE)
    assert found(tale) == [("data", READ, STORE, STORE)]


def test_a_condition_lets_go_of_its_lock_while_it_waits(tale, two):
    for child in two:
        with tale.holding(child, "C"):
            tale.reads(child, "v", READ)
            tale.tell(child, "n.wait", "C", "Condition")
            tale.tell(child, "n.woke", "C", "Condition")
            tale.writes(child, "v", STORE)
    tale.events = [event for event in tale.events if event.kind != "n.woke"]  # whoever woke them, it orders
    assert found(tale) == [("data", READ, STORE, STORE)]


def test_the_lock_of_another_thread_protects_nobody(tale, two):
    one, other = two
    tale.takes(one, "L", thread=900)
    tale.adds(one, "v", ADD)
    with tale.holding(other, "L"):
        tale.adds(other, "v", ADD)
    assert found(tale) == [("data", ADD, ADD)]


def test_unless_it_lives_inside_of_it(tale, two):
    for child in two:
        with tale.holding(child, "L"):
            tale.reads(child, "v", ADD, thread=900 + child)
            tale.writes(child, "v", ADD, thread=900 + child)
    assert found(tale) == []


def test_who_looks_again_under_the_lock_may_have_looked_before(tale, two):
    for child in two:
        tale.reads(child, "v", COMPARE)
        with tale.holding(child, "L"):
            tale.reads(child, "v", COMPARE)
            tale.writes(child, "v", RAISE)
    assert found(tale) == []


def test_a_semaphore_for_two_does_not_exclude(tale, two):
    tale.tell(0, "l.new", "S", "Semaphore 2")
    for child in two:
        with tale.holding(child, "S"):
            tale.adds(child, "v", ADD)
    assert found(tale) == [("data", ADD, ADD)]


def test_a_semaphore_for_one_does(tale, two):
    tale.tell(0, "l.new", "S", "Semaphore")
    for child in two:
        with tale.holding(child, "S"):
            tale.adds(child, "v", ADD)
    assert found(tale) == []


def test_updates_one_after_the_other_are_no_race(tale, two):
    one, other = two
    tale.adds(one, "v", ADD)
    tale.puts(one, 1)
    tale.gets(other, 1, sender=one)
    tale.adds(other, "v", ADD)
    assert found(tale) == []


def test_it_is_no_race_with_oneself(tale, two):
    for _ in range(3):
        tale.adds(two[0], "v", ADD)
    assert found(tale) == []


def test_it_is_none_with_somebody_who_only_looks(tale, two):
    one, other = two
    tale.adds(one, "v", ADD)
    tale.reads(other, "v", WORK)
    assert found(tale) == []


def test_a_write_that_depends_on_nothing_may_come_at_any_time(tale, two):
    for child in two:
        tale.writes(child, "v", SET)
    assert found(tale) == []


def test_but_not_into_the_update_of_another(tale, two):
    one, other = two
    tale.calls(one, "d['n']", "r", "get", UPDATE)
    tale.calls(one, "d['n']", "w", "update", UPDATE)
    tale.calls(other, "d['n']", "w", "__setitem__", SET)
    assert found(tale) == [("data", UPDATE, SET)]


def test_a_value_takes_its_own_lock_for_a_single_write(tale, two):
    one, other = two
    tale.value("v", 1)
    tale.tell(0, "l.new", "its own", "RLock", 1)
    with tale.holding(one, "its own"):
        tale.adds(one, "v", ADD)
    tale.writes(other, "v", SET)
    assert found(tale) == []


def test_that_does_not_make_an_update_whole(tale, two):
    tale.value("v", 1)
    tale.tell(0, "l.new", "its own", "RLock", 1)
    for child in two:
        tale.adds(child, "v", ADD)
    assert found(tale) == [("data", ADD, ADD)]


def test_what_is_printed_is_not_written_back(tale, two):
    for child in two:
        tale.calls(child, "l", "r", "__len__", SHOW)
        tale.calls(child, "l", "w", "append", APPEND)
    assert found(tale) == []


def test_what_goes_from_one_method_into_another_is(tale, two):
    for child in two:
        tale.calls(child, "l", "r", "__len__", GROW)
        tale.calls(child, "l", "w", "append", GROW)
    assert found(tale) == [("data", GROW, GROW)]


def test_an_update_of_a_managed_dict_by_its_method(tale, two):
    tale.managed("d", "dict", 5)
    for child in two:
        tale.calls(child, "d['n']", "r", "__getitem__", UPDATE)
        tale.calls(child, "d['n']", "w", "update", UPDATE)
    (race,) = races(tale.evidence)
    assert race.object == "dict['n'] (line 5)"


def test_other_keys_are_other_things(tale, two):
    for child in two:
        tale.calls(child, f"d[{child}]", "r", "__getitem__", UPDATE)
        tale.calls(child, f"d[{child}]", "w", "update", UPDATE)
    assert found(tale) == []


def test_the_whole_is_every_key(tale, two):
    one, other = two
    tale.calls(one, "d['n']", "r", "__getitem__", UPDATE)
    tale.calls(one, "d['n']", "w", "update", UPDATE)
    tale.calls(other, "d", "w", "clear", SET)
    assert found(tale) == [("data", UPDATE, SET)]


def test_to_look_whether_a_key_is_there_and_then_to_store_it(tale, two):
    for child in two:
        tale.calls(child, "d['k']", "r", "__contains__", LOOK)
        tale.calls(child, "d['k']", "w", "__setitem__", PUT)
    assert found(tale) == [("data", LOOK, PUT, PUT)]


def test_it_counts_though_the_other_found_it_there(tale, two):
    one, other = two
    tale.calls(one, "d['k']", "r", "__contains__", LOOK)
    tale.calls(one, "d['k']", "w", "__setitem__", PUT)
    tale.calls(other, "d['k']", "r", "__contains__", LOOK)
    assert found(tale) == [("data", LOOK, LOOK, PUT)]


def test_a_literal_is_a_flag(tale, two):
    one, other = two
    for _ in range(2):
        tale.reads(one, "stop", POLL, how="raw")
    tale.writes(other, "stop", STOP, how="raw")
    assert found(tale) == []


def test_memory_without_a_lock_bears_no_unordered_pair(tale, two):
    one, other = two
    tale.writes(one, "v", SET, how="raw")
    tale.reads(other, "v", WORK, how="raw")
    assert found(tale) == [("data", SET, WORK)]


def test_under_a_lock_it_does(tale, two):
    one, other = two
    with tale.holding(one, "L"):
        tale.writes(one, "v", SET, how="raw")
    with tale.holding(other, "L"):
        tale.reads(other, "v", WORK, how="raw")
    assert found(tale) == []


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("v[0]", "v[1]", False),
        ("v[0]", "v[0]", True),
        ("v[0]", "v[:]", True),
        ("v[0:4]", "v[4:8]", False),
        ("v[0:4]", "v[3]", True),
        ("v[0:8:2]", "v[1:8:2]", False),
        ("v[0:8:2]", "v[4:6]", True),
        ("v[1].x", "v[1].y", False),
        ("v[1].x", "v[1]", True),
        ("v[1].x", "v[11].x", False),
    ],
)
def test_only_the_same_elements_meet(tale, two, one, other, meet):
    tale.writes(two[0], one, SET, how="raw")
    tale.writes(two[1], other, SET, how="raw")
    assert found(tale) == [("data", SET, SET)] * meet


def test_a_result_that_main_reads_before_the_join(tale):
    tale.source = PROGRAM
    child = tale.child()
    tale.reads(0, "v", TELL)
    tale.writes(child, "v", SET)
    tale.joins(0, child)
    assert found(tale) == [("read_before_join", SET, TELL)]


def test_it_is_the_last_read_that_counts(tale):
    tale.source = PROGRAM
    child = tale.child()
    tale.reads(0, "v", TELL)
    tale.writes(child, "v", SET)
    tale.joins(0, child)
    tale.reads(0, "v", TELL)
    assert found(tale) == []


def test_a_lock_is_no_join(tale):
    tale.source = PROGRAM
    child = tale.child()
    with tale.holding(child, "L"):
        tale.writes(child, "v", SET)
    with tale.holding(0, "L"):
        tale.reads(0, "v", TELL)
    assert found(tale) == [("read_before_join", SET, TELL)]


@pytest.mark.parametrize("line", [POLL, ASK])
def test_main_may_look_at_a_flag_at_any_time(tale, line):
    tale.source = PROGRAM
    child = tale.child()
    tale.reads(0, "stop", line)
    tale.writes(child, "stop", STOP)
    assert found(tale) == []


def test_where_the_last_read_may_be_missing_nothing_is_said_of_it(tale):
    tale.source = PROGRAM
    child = tale.child()
    tale.reads(0, "v", TELL)
    tale.writes(child, "v", SET)
    tale.tell(0, "capped", "v:0", "v.r", TELL)
    assert found(tale) == []


def test_prints_without_a_common_lock(tale, two):
    for child in two:
        tale.prints(child, SHOW)
        tale.prints(child, TELL)
    assert found(tale) == [("output", SHOW, SHOW), ("output", SHOW, TELL), ("output", TELL, TELL)]


def test_prints_under_one_lock(tale, two):
    for child in two:
        with tale.holding(child, "L"):
            tale.prints(child, SHOW)
    assert found(tale) == []


def test_prints_one_after_the_other(tale):
    for _ in range(2):
        child = tale.child()
        tale.prints(child, SHOW)
        tale.joins(0, child)
    tale.prints(0, TELL)
    assert found(tale) == []


def test_prints_of_other_files_are_not_the_students_question(tale, two):
    for child in two:
        tale.tell(child, "o.w", "stdout", "text\n", 3, file="other.py")
    assert found(tale) == []


def test_many_processes_and_many_rounds_are_one_race(tale):
    tale.source = PROGRAM
    children = [tale.child() for _ in range(6)]
    for _ in range(50):
        for child in children:
            tale.adds(child, "v", ADD)
    assert found(tale) == [("data", ADD, ADD)]


def test_many_things_of_one_line_are_one_race(tale, two):
    for name in ("v", "w"):
        tale.value(name, line=21)
    for child in two:
        tale.adds(child, "v", ADD)
        tale.adds(child, "w", ADD)
    assert len(found(tale)) == 1


def test_after_a_process_has_stopped_to_report_its_locks_it_is_not_judged(tale, two):
    one, other = two
    tale.adds(one, "v", ADD)
    tale.tell(other, "capped", "L", "l.acq", ADD)
    tale.adds(other, "v", ADD)
    assert found(tale) == []


def test_without_a_source_the_line_alone_counts(tale, two):
    tale.source = "def broken("
    for child in two:
        tale.adds(child, "v", ADD)
        tale.reads(child, "w", READ)
        tale.writes(child, "w", STORE)
    assert found(tale) == [("data", ADD, ADD)]


def test_what_could_not_be_seen_is_said(tale):
    child = tale.child()
    tale.tell(0, "shm.map", "psm_1", line=3)
    tale.tell(0, "shm.map", "psm_2", line=4)
    tale.tell(0, "s.r", "psm_2[0]", "ShareableList", 5)
    tale.tell(child, "capped", "70", "q.get", 6)
    tale.more["events_dropped"] = 7
    sentences = [text.render() for text in unseen(tale.evidence)]
    assert len(sentences) == 3
    assert "(line 3)" in sentences[0]
    assert sentences[1].startswith("child 1 (pid 801) did so much at line 6")
    assert sentences[2].startswith("7 events")


KINDS = (
    "v.new", "v.r", "v.w", "m.new", "m.r", "m.w", "s.r", "s.w", "l.new", "l.wait", "l.acq", "l.rel", "n.wait",
    "n.notify", "n.woke", "q.put", "q.get", "c.send", "c.recv", "c.eof", "c.close", "c.new", "p.start",
    "p.join", "p.end", "pool.submit", "task.run", "task.end", "res.get", "cb.run", "pool.join", "capped",
    "shm.new", "o.w",
)  # fmt: skip
THINGS = (
    "",
    "7",
    "7:0",
    "7:0[3]",
    "7:0[:]",
    "7:0.x",
    "[",
    ".",
    "801",
    "m:7",
    "d['k']",
    "L",
    "7:0[9:1:0]",
    f"7:0[0:{10**17}]",
    "7:0[" + "9" * 5000 + "]",
)
WORDS = (
    "",
    "sync",
    "raw",
    "Semaphore x",
    "Semaphore " + "9" * 5000,
    "Barrier",
    "801.1",
    "999.1",
    "__contains__",
    "q.get",
    "c_int[3]",
    ".",
)


@pytest.mark.parametrize("seed", range(200))
def test_nonsense_is_borne(tale, seed):
    """Events are the student's to forge."""
    chance = random.Random(seed)
    tale.source = PROGRAM
    for _ in range(2):
        tale.child(forked=chance.random() < 0.3)
    for _ in range(60):
        words = chance.choice(KINDS), chance.choice(THINGS), chance.choice(WORDS)
        tale.tell(chance.randrange(3), *words, chance.choice([None, 0, 2, 5, 10_000]))
    evidence = tale.evidence
    texts = [
        *(race.text for race in evidence.races),
        *(c.text for c in evidence.lock_cycles),
        *evidence.unseen,
    ]
    assert not any("{" in text.render() for text in texts)
