"""Shared ctypes memory: each read and write is told with part and line, and the program sees none of it."""

import sys

import pytest


def accesses(evidence, by=None):
    """(r or w, part, mode, line) of each access; the blocks are named a, b, c as they were made."""
    blocks = [event.object for event in evidence.happened("v.new")]
    names = dict(zip(blocks, "abcdefgh", strict=False))

    def told(event):
        block = max((name for name in blocks if event.object.startswith(name)), key=len)
        return event.kind[2:], names[block] + event.object[len(block) :], event.value, event.line

    return [told(event) for event in evidence.happened("v.r", "v.w", by=by)]


def parts(evidence, by=None):
    return [(kind, part) for kind, part, _, _ in accesses(evidence, by)]


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_an_increment_is_a_read_and_a_write_of_the_same_memory_in_every_process(run, method):
    evidence = run(
        """
        from multiprocessing import Process, Value
        def child(total):
            total.value += 1
        if __name__ == "__main__":
            total = Value("i", 0)
            p = Process(target=child, args=(total,)); p.start(); p.join()
            print(total.value)
        """,
        method=method,
    )
    (child,) = evidence.children()
    assert accesses(evidence, by=child) == [("r", "a", "sync", 4), ("w", "a", "sync", 4)]
    assert accesses(evidence, by=evidence.main) == [("r", "a", "sync", 8)]
    assert [line.text for line in evidence.lines()] == ["1"]


def test_what_is_made_is_told_with_its_type_and_line(run):
    evidence = run(
        """
        import ctypes
        from multiprocessing import Array, RawArray, RawValue, Value
        class Point(ctypes.Structure):
            _fields_ = [("x", ctypes.c_int), ("y", ctypes.c_double)]
        Value("i", 1)
        Array("d", 10)
        RawValue(Point, 1, 2.5)
        RawArray(Point, [(1, 2), (3, 4)])
        """
    )
    made = [(event.value, event.line) for event in evidence.happened("v.new")]
    assert made == [("c_int", 6), ("c_double[10]", 7), ("Point", 8), ("Point[2]", 9)]
    assert evidence.happened("v.r", "v.w") == ()


def test_an_array_is_told_by_item_and_slice(run):
    evidence = run(
        """
        from multiprocessing import Array
        numbers = Array("i", 6)
        numbers[-1] = 3
        numbers[1:3] = [1, 2]
        numbers[:]
        numbers[0:6:2]
        numbers[4:5]
        numbers[3:3]
        """
    )
    assert parts(evidence) == [
        ("w", "a[5]"),
        ("w", "a[1:3]"),
        ("r", "a[:]"),
        ("r", "a[0:6:2]"),
        ("r", "a[4]"),
    ]


@pytest.mark.parametrize("whole", ["list(numbers)", "sum(numbers)", "[n for n in numbers]", "9 in numbers"])
def test_to_go_through_an_array_reads_each_item(run, whole):
    evidence = run(
        f"""
        from multiprocessing import RawArray
        numbers = RawArray("i", [1, 2, 3])
        {whole}
        """
    )
    assert accesses(evidence) == [("r", f"a[{n}]", "raw", 4) for n in range(3)]


def test_only_what_goes_through_the_wrapper_is_synchronised(run):
    evidence = run(
        """
        from multiprocessing import Value
        total = Value("i", 0)
        total.value
        with total.get_lock():
            total.value = 2
        total.get_obj().value
        print(total)
        Value("i", 0, lock=False).value
        """
    )
    modes = [(mode, line) for _, _, mode, line in accesses(evidence)]
    assert modes == [("sync", 4), ("sync", 6), ("raw", 7), ("raw", 8), ("raw", 9)]
    locked = [event.line for event in evidence.happened("l.acq")]
    assert locked == [5]  # the wrapper's own taking of it stays silent


def test_fields_of_structures_are_told_however_deep_they_lie(run):
    evidence = run(
        """
        import ctypes
        from multiprocessing import Array, Value
        class Inner(ctypes.Structure):
            _fields_ = [("n", ctypes.c_int), ("row", ctypes.c_int * 3)]
        class Outer(ctypes.Structure):
            _fields_ = [("x", ctypes.c_int), ("inner", Inner)]
        one, many = Value(Outer, 1), Array(Outer, 3)
        one.x += 1
        one.inner.row[1] = 5
        many[2].inner.n = 4
        for each in many[:2]:
            each.x
        """
    )
    assert accesses(evidence) == [
        ("r", "a.x", "sync", 9), ("w", "a.x", "sync", 9),
        ("w", "a.inner.row[1]", "raw", 10),
        ("w", "b[2].inner.n", "raw", 11),
        ("r", "b[0].x", "raw", 13), ("r", "b[1].x", "raw", 13),
    ]  # fmt: skip


def test_text_is_one_part(run):
    evidence = run(
        """
        from multiprocessing import Array
        text = Array("c", 8)
        text.value = b"hello"
        print(text.value, text.raw, text[0])
        """
    )
    assert parts(evidence) == [("w", "a[:]"), ("r", "a[:]"), ("r", "a[:]"), ("r", "a[0]")]


def test_an_access_that_fails_is_none(run):
    evidence = run(
        """
        from multiprocessing import Array, RawArray
        numbers = RawArray("i", 3)
        for index in (3, -4, "a", None):
            try: numbers[index]
            except Exception as error: print(error)
            try: numbers[index] = 1
            except Exception as error: print(error)
        """
    )
    assert evidence.happened("v.r", "v.w") == ()
    assert len(evidence.lines()) == 8


@pytest.mark.skipif(sys.version_info < (3, 11), reason="3.10 raises the traceback that it caught")
def test_no_traceback_shows_the_probe(run):
    evidence = run(
        """
        import traceback
        from multiprocessing import RawArray, Value
        def zero(): RawArray("i", 3)[7]
        def one(): Value("i", 0).value = "x"
        def two(): RawArray("i", ["x"])
        for wrong in (zero, one, two):
            try: wrong()
            except Exception: traceback.print_exc()
        """
    )
    errors = [line.text for line in evidence.lines("stderr")]
    assert sum(line.startswith("Traceback") for line in errors) == 3
    assert not [line for line in errors if "grade_probe" in line]


def test_what_a_signal_handler_raises_during_an_access_reaches_the_program(run):
    """A loop over shared memory that an alarm ends: the handler nearly always runs inside the probe."""
    evidence = run(
        """
        import signal
        from multiprocessing import Value
        class Late(Exception): pass
        def late(number, frame): raise Late
        signal.signal(signal.SIGALRM, late)
        total = Value("i", 0)
        def count():
            while True: total.value += 1
        for n in range(100):
            try:
                signal.setitimer(signal.ITIMER_REAL, 0.001 + n * 1e-6)
                count()
            except Late:
                pass
        print("out")
        """
    )
    assert [line.text for line in evidence.lines()] == ["out"]


def test_memory_that_is_touched_without_end_is_let_alone_until_the_next_fork(run):
    evidence = run(
        """
        from multiprocessing import Process, RawArray
        numbers = RawArray("i", 10)
        def child():
            numbers[3] = 1
        for n in range(60_000): numbers[n % 10] = n
        numbers[5]
        print(type(numbers))
        p = Process(target=child); p.start(); p.join()
        """,
        method="fork",
    )
    (child,) = evidence.children()
    (block,) = (event.object for event in evidence.happened("v.new"))
    writes = [event for event in evidence.events if event.kind == "v.w" and event.process == child.index]
    assert [event.object for event in writes] == [f"{block}[3]"]
    assert {e.value for e in evidence.events if e.kind == "capped" and e.object == block} == {"v.r", "v.w"}
    assert not [event for event in evidence.events if event.kind == "v.r" and event.line == 7]
