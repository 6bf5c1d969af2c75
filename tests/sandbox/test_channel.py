"""Every record from a student's interpreter is parsed as hostile."""

import random

import pytest

from grader.sandbox.channel import Hello, Malformed, Report, parse


def test_a_hello_says_who_came_and_from_whom():
    assert parse(9812, b"hello\t812\t99\tfork\t800\t1016", 812) == Hello(9812, 99, "fork", 800, 1016)


def test_an_event_brings_its_line():
    record = b"q.put\t812\t99\t813\t55\t812.1\tmy file.py\t7"
    assert parse(812, record, 812) == Report(812, 99, 813, "q.put", "55", "812.1", "my file.py", 7)


def test_tabs_and_newlines_come_back():
    assert parse(1, b"o.w\t1\t2\t3\tstdout\ta\\tb\\nc\\\\n\t\t", 1).value == "a\tb\nc\\n"


def test_a_record_that_claims_another_pid_is_forged():
    with pytest.raises(Malformed) as caught:
        parse(813, b"hello\t813\t99\tfork\t800\t1016", 812)
    assert caught.value.forged


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"\t",
        b"hello",
        b"hello\t812",
        b"q.put\t812\tx\t1\t\t\t\t",
        b"q.put\t812\t" + b"9" * 5000 + b"\t1\t\t\t\t",
        b"q.put\t812\t-1\t1\t\t\t\t",
        b"q.put\t812\t1\t1\t\t\tfile\t",
        b"\xff\xfe\t812\t\t",
        b"a\t812" + b"\tx" * 50,
    ],
)
def test_what_no_probe_sends_is_malformed(record):
    with pytest.raises(Malformed):
        parse(812, record, 812)


def test_no_bytes_whatever_raise_anything_else():
    rng = random.Random(4)
    pieces = [b"hello", b"q.put", b"812", b"\t", b"\\", b"\n", b"-", b"9" * 30, b"\xc3", b"x", b"\0"]
    for _ in range(5000):
        record = b"".join(rng.choices(pieces, k=rng.randint(0, 20)))
        try:
            assert isinstance(parse(812, record, 812), (Hello, Report))
        except Malformed:
            pass
