"""Objects of a Manager, ShareableList and sqlite3: what the program asks of them, told where it asks."""

import pytest

METHODS = ["fork", "spawn"]


def told(evidence, *kinds, by=None):
    """(kind, type and part, value, line); objects by their type, or their type with a number."""
    made = {}
    for event in evidence.happened("m.new"):
        number = sum(name.rstrip("0123456789") == event.value for name in made.values())
        made.setdefault(event.object, f"{event.value}{number or ''}")

    def named(event):
        name, _, part = event.object.removeprefix("m:").partition("[")
        return event.kind, made[name] + (part and f"[{part}"), event.value, event.line

    return [named(event) for event in evidence.happened(*kinds, by=by) if "@" in event.object]


def brief(evidence, *kinds, by=None):
    return [f"{kind} {thing}" for kind, thing, _, _ in told(evidence, *kinds, by=by)]


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_an_entry_is_the_same_one_in_every_process(run, method):
    evidence = run(
        """
        from multiprocessing import Manager, Process
        def child(counts):
            counts["k"] += 1
        if __name__ == "__main__":
            with Manager() as manager:
                counts = manager.dict(k=1)
                p = Process(target=child, args=(counts,)); p.start(); p.join()
                print(counts["k"])
        """,
        method=method,
    )
    child = evidence.children()[-1]
    assert told(evidence, "m.r", "m.w", by=child) == [
        ("m.r", "dict['k']", "__getitem__", 4),
        ("m.w", "dict['k']", "__setitem__", 4),
    ]
    assert told(evidence, "m.new", "m.r", by=evidence.main) == [
        ("m.new", "dict", "dict", 7),
        ("m.r", "dict['k']", "__getitem__", 9),
    ]
    assert {event.process for event in evidence.happened("m.r", "m.w")} == {0, child.index}
    assert [line.text for line in evidence.lines()] == ["2"]


def program(body):
    return "from multiprocessing import Manager\nif __name__ == '__main__':\n    m = Manager()\n" + "\n".join(
        f"    {line}" for line in body
    )


@pytest.mark.parametrize(
    "body, expected",
    [
        ("d = m.dict(); d.update(a=1, b=2)", ["m.w dict['a']", "m.w dict['b']"]),
        ("d = m.dict(); d.update([('a', 1)])", ["m.w dict['a']"]),
        ("d = m.dict(); d.update({n: n for n in range(30)})", ["m.w dict"]),
        ("d = m.dict(a=1); d.pop('a'); d.setdefault('b', 2)", ["m.w dict['a']", "m.w dict['b']"]),
        ("d = m.dict(); d.get('a'); 'b' in d", ["m.r dict['a']", "m.r dict['b']"]),
        ("d = m.dict(); len(d); d.items(); d.clear()", ["m.r dict", "m.r dict", "m.w dict"]),
        ("d = m.dict(a=1)\nfor k in d: pass", ["m.r dict"]),
        ("l = m.list(); l.append(len(l))", ["m.r list", "m.w list"]),
        ("l = m.list([1]); l[0] += 1; l.sort()", ["m.r list[0]", "m.w list[0]", "m.w list"]),
        ("l = m.list([1])\nfor x in l: pass", ["m.r list[0]", "m.r list[1]"]),
        (
            "n = m.Namespace(); n.x = 1; n.x += 1",
            ["m.w Namespace[x]", "m.r Namespace[x]", "m.w Namespace[x]"],
        ),
        ("v = m.Value('i', 0); v.value += 1; v.set(3)", ["m.r Value[value]"] + ["m.w Value[value]"] * 2),
        ("a = m.Array('i', [1, 2]); a[1] += len(a)", ["m.r Array[1]", "m.w Array[1]"]),
        (
            "d = m.dict(); d['in'] = m.list(); d['in'].append(1)",
            ["m.w dict['in']", "m.r dict['in']", "m.w list"],
        ),
        ("d, l = m.dict(), m.list(); print(d); str(l); repr(l)", ["m.r dict", "m.r list"]),
    ],
)
def test_a_call_says_what_it_touches(run, body, expected):
    evidence = run(program(body.splitlines()))
    assert brief(evidence, "m.r", "m.w") == expected


def test_a_class_of_the_programs_own_is_written_by_each_of_its_methods(run, method):
    evidence = run(
        """
        from multiprocessing.managers import BaseManager
        class Counter:
            def __init__(self): self.n = 0
            def up(self): self.n += 1
        class Own(BaseManager): pass
        Own.register("Counter", Counter)
        if __name__ == "__main__":
            with Own() as own:
                own.Counter().up()
        """,
        method=method,
    )
    assert told(evidence, "m.new", "m.w") == [
        ("m.new", "Counter", "Counter", 10),
        ("m.w", "Counter", "up", 10),
    ]


@pytest.mark.parametrize("method", METHODS)
def test_locks_of_a_manager_are_locks(run, method):
    evidence = run(
        """
        from multiprocessing import Manager, Process
        def child(lock, three):
            with lock: pass
            three.acquire(); three.release()
            lock.acquire(False)
        if __name__ == "__main__":
            m = Manager()
            lock, three = m.Lock(), m.BoundedSemaphore(3)
            p = Process(target=child, args=(lock, three)); p.start(); p.join()
        """,
        method=method,
    )
    assert [
        (event.value, event.line) for event in evidence.happened("l.new") if event.object.startswith("m:")
    ] == [
        ("Lock", 9),
        ("BoundedSemaphore 3", 9),
    ]
    assert brief(evidence, "l.wait", "l.acq", "l.rel") == [
        "l.wait Lock", "l.acq Lock", "l.rel Lock",
        "l.wait BoundedSemaphore", "l.acq BoundedSemaphore", "l.rel BoundedSemaphore",
        "l.acq Lock",
    ]  # fmt: skip
    assert evidence.happened("m.r", "m.w") == ()


def test_notifications_of_a_manager_are_notifications(run):
    evidence = run(
        program(
            [
                "e, c, b = m.Event(), m.Condition(), m.Barrier(1)",
                "e.is_set(); e.set(); e.wait(); e.is_set()",
                "with c: c.notify_all(); c.wait(0.001)",
                "b.wait()",
            ]
        )
    )
    assert [(kind, thing) for kind, thing, _, _ in told(evidence, "n.wait", "n.woke", "n.notify")] == [
        ("n.notify", "Event"), ("n.wait", "Event"), ("n.woke", "Event"), ("n.woke", "Event"),
        ("n.notify", "Condition"), ("n.wait", "Condition"),
        ("n.notify", "Barrier"), ("n.wait", "Barrier"), ("n.woke", "Barrier"),
    ]  # fmt: skip
    assert [e.value for e in evidence.happened("n.wait")] == ["Event", "Condition", "Barrier"]


def test_queues_of_a_manager_are_queues(run):
    evidence = run(
        program(
            [
                "import queue",
                "q = m.JoinableQueue()",
                "q.put(1); q.get(); q.task_done(); q.join(); q.empty()",
                "try: q.get_nowait()",
                "except queue.Empty: pass",
            ]
        )
    )
    steps = ["q.new", "q.put", "q.wait", "q.get", "q.done", "q.joining", "q.join", "q.empty", "q.empty"]
    assert [event.kind for event in evidence.happened(*set(steps))] == steps


def test_the_managers_own_traffic_is_silent(run):
    evidence = run(program(["d = m.dict()", "d['k'] = 1"]))
    assert evidence.happened("c.new", "c.send", "c.recv", "c.wait", "c.close", "c.eof") == ()


@pytest.mark.parametrize("method", METHODS)
def test_items_of_a_shareable_list_are_told_and_who_maps_the_memory(run, method):
    evidence = run(
        """
        from multiprocessing import Process
        from multiprocessing.shared_memory import ShareableList, SharedMemory
        def child(name):
            numbers = ShareableList(name=name)
            numbers[1] += 1
            numbers.shm.close()
        if __name__ == "__main__":
            numbers = ShareableList([1, 2, 3])
            p = Process(target=child, args=(numbers.shm.name,)); p.start(); p.join()
            print(list(numbers), numbers[-1])
            try: numbers[3]
            except IndexError: pass
            numbers.shm.close(); numbers.shm.unlink()
        """,
        method=method,
    )
    (child,) = evidence.children()
    name = evidence.happened("shm.map")[0].object
    assert [e.process for e in evidence.happened("shm.map") if e.object == name] == [0, child.index]
    found = [(e.kind, e.object.removeprefix(name), e.line) for e in evidence.happened("s.r", "s.w", by=child)]
    assert found == [("s.r", "[1]", 6), ("s.w", "[1]", 6)]
    assert [e.object.removeprefix(name) for e in evidence.happened("s.r", by=evidence.main)] == [
        "[0]", "[1]", "[2]", "[2]"
    ]  # fmt: skip


def test_a_connection_to_sqlite_is_told_with_its_database_and_line(run):
    evidence = run(
        """
        import sqlite3
        sqlite3.connect(":memory:").execute("select 1")
        sqlite3.connect(database="a.db")
        try: sqlite3.connect("/no/such/folder/b.db")
        except sqlite3.OperationalError as error: print(error, sqlite3.connect.__name__)
        """
    )
    found = [(event.object, event.value, event.line) for event in evidence.happened("audit")]
    assert found == [("sqlite3.connect", ":memory:", 3), ("sqlite3.connect", "a.db", 4)]
    assert [line.text for line in evidence.lines()] == ["unable to open database file connect"]
