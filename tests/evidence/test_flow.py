"""What depends on what, read from the text of a program."""

from textwrap import dedent

import pytest

from grader.evidence.source import Flow


def flow(text):
    """Of a program whose lines may end in ``# a name``, and the lines with these names."""
    text = dedent(text).strip("\n")
    named = {line.partition("# ")[2]: n for n, line in enumerate(text.splitlines(), 1) if "# " in line}
    return Flow(text), named


def depends(text):
    """How the line named ``write`` depends on the one named ``read``."""
    found, line = flow(text)
    return found.depends(line["write"], on=line["read"])


BY_VALUE = (
    """
    def f(v):
        x = v.value  # read
        y = x + 1
        v.value = y  # write
    """,
    """
    def get(v):
        return v.value  # read
    def put(v, n):
        v.value = n  # write
    def f(v):
        put(v, get(v) + 1)
    """,
    """
    class Stock:
        def look(self):
            self.seen = self.v.value  # read
        def sell(self):
            self.v.value = self.seen - 1  # write
    """,
    """
    def f(v):
        found = []
        found.append(v.value)  # read
        v.value = sum(found)  # write
    """,
    """
    if (n := v.value) > 3:  # read
        print(n)
    v.value = n  # write
    """,
)
BY_TEST = (
    """
    def f(d, k):
        if k not in d:  # read
            d[k] = me()  # write
    """,
    """
    def f(d, k):
        for k in keys:
            if k in d:  # read
                continue
            d[k] = me()  # write
    """,
    """
    def f(d, k):
        with lock:
            if k in d:  # read
                return
        d[k] = me()  # write
    """,
    """
    def free(v):
        return v.value > 0  # read
    def take(v):
        v.value = me()  # write
    def f(v):
        while True:
            if free(v):
                take(v)
    """,
    """
    def f(v):
        n = v.value  # read
        if n < 3:
            v.value = compute()  # write
    """,
)
NOT_AT_ALL = (
    """
    def f(l):
        print(len(l))  # read
        l.append(work())  # write
    """,
    """
    def f(turn, me):
        while turn.value != me:  # read
            pass
        turn.value = following(me)  # write
    """,
    """
    def f(v):
        x = v.value  # read
        print(x)
    def g(v, x):
        v.value = x  # write
    """,
    """
    def f(v):
        if v.value > 3:  # read
            print("many")
        v.value = compute()  # write
    """,
    """
    for x in jobs:
        if v.value > 3:  # read
            break
    v.value = compute()  # write
    """,
)


@pytest.mark.parametrize("text", BY_VALUE)
def test_a_written_value_comes_from_what_was_read(text):
    assert depends(text) == "value"


@pytest.mark.parametrize("text", BY_TEST)
def test_what_was_read_decides_whether_it_is_written(text):
    assert depends(text) == "test"


@pytest.mark.parametrize("text", NOT_AT_ALL)
def test_what_was_read_has_nothing_to_do_with_it(text):
    assert depends(text) is None


@pytest.mark.parametrize(
    ("line", "literal"),
    [
        ("v.value = 1", True),
        ("v.value = -1.5", True),
        ("v[0], v[1] = 0, 0", True),
        ("v[:] = [0] * 4", True),
        ("flag.set(True)", True),
        ("d.update(done=True)", True),
        ("v.value = DONE", True),
        ("v.value = number", False),
        ("v.value += 1", False),
        ("v.value = f()", False),
        ("v.value = w.value", False),
        ("l.append(1)", False),
        ("number = 1", False),
    ],
)
def test_a_literal_is_what_the_line_itself_says(line, literal):
    found = Flow(f"DONE = 3\nnumber = 0\n{line}\nnumber = 2")
    assert found.stores_literal(3) is literal


CLAIMS = (
    """
    if seats[i] == 0:  # read
        sleep(0.1)
        seats[i] = 1  # write
        mine.append(i)
    """,
    """
    for i in places:
        if seats[i]:  # read
            continue
        with lock:
            seats[i] = 1  # write
            mine.append(i)
    """,
)
FLAGS = (
    """
    if not stop.value:  # read
        stop.value = 1  # write
    """,
    """
    while True:
        if found.value:  # read
            break
        if search():
            found.value = 1  # write
            break
    """,
    """
    def f():
        if found.value:  # read
            return
        search()
        found.value = 1  # write
        report()
    """,
)


@pytest.mark.parametrize(("text", "claims"), [*((t, True) for t in CLAIMS), *((t, False) for t in FLAGS)])
def test_to_take_something_is_more_than_to_tell_something(text, claims):
    found, line = flow(text)
    assert found.claims(line["write"], after=line["read"]) is claims


def test_a_loop_is_ended_by_what_its_test_reads():
    found, line = flow(
        """
        while not done():
            rest()  # inside
        def done():
            return v.value == 3  # read
        while True:
            if v.value:  # broken
                break
        print(v.value)  # after
        """
    )
    ((*lines,),) = found.loops_ended_by(line["read"])
    assert {line["read"], line["inside"]} <= set(lines)
    assert line["after"] not in lines
    assert len(found.loops_ended_by(line["broken"])) == 1
    assert found.loops_ended_by(line["after"]) == ()


@pytest.mark.parametrize("text", ["", "def f(", "x = 1\n\x00", "(" * 500])
def test_a_text_that_is_no_program_tells_nothing(text):
    found = Flow(text)
    assert found.depends(3, on=2) is None
    assert found.depends(2, on=2) == "value"
    assert not found.stores_literal(1)
    assert found.loops_ended_by(1) == ()
