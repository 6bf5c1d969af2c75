"""Records survive the way through JSON."""

import os
from pathlib import Path

import pytest

from grader import wire
from grader.errors import UsageError
from grader.evidence import Ending, Evidence, Scenario, Text, Who
from grader.submissions import Submission

EVIDENCE = Evidence(
    Scenario("small", "spawn", ("a", "b"), "text\n", 7, {"names": ("a", "b"), "n": 3}),
    Ending("timed_out", limit=4.0, used=4.1, alive=(Who("main", 7),)),
    notes=(Text("{n} things", {"n": 2}),),
)


def test_evidence_comes_back_as_it_was():
    assert wire.decode(wire.encode(EVIDENCE), Evidence) == EVIDENCE


def test_a_file_name_that_is_no_text_comes_back():
    odd = Path(os.fsdecode(b"caf\xe9 \xf0\x9f\x98\x80\n.py"))
    submission = Submission("x", "ex01_start", odd)
    assert wire.decode(wire.encode(submission), Submission) == submission


def test_a_saved_file_is_read(tmp_path):
    (tmp_path / "e.json").write_bytes(wire.encode(EVIDENCE))
    assert wire.load_evidence(tmp_path / "e.json") == EVIDENCE


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"format": "evidence/2"}', b"\xff", wire.encode(EVIDENCE)[:-9]]
)
def test_what_is_no_evidence_is_refused_in_one_sentence(tmp_path, content):
    (tmp_path / "e.json").write_bytes(content)
    with pytest.raises(UsageError, match=r"e\.json is no evidence/1 file: ."):
        wire.load_evidence(tmp_path / "e.json")


def test_a_missing_file_is_named():
    with pytest.raises(UsageError, match=r"none\.json: No such file"):
        wire.load_evidence(Path("none.json"))
