"""The grade/1 document says what evidence and grade say, in the reader's language."""

import json

from grader import grading
from grader.evidence import Collected, Ending, Line, Text, Who
from grader.evidence.waiting import Explanation, Waiting
from grader.reports import compose
from grader.reports.compose import grade_document, run_document, run_part
from grader.reports.document import encode
from grader.submissions import Submission


def as_json(document):
    return json.loads(encode(document))


def test_a_passed_submission(document):
    made = as_json(document())
    assert (made["format"], made["kind"], made["verdict"]) == ("grade/1", "grade", "passed")
    assert (made["score"], made["max_score"], made["seed"]) == (10, 10, 42)
    assert made["course"] == {"title": "Multiprocessing", "path": "/course", "digest": "d1ge57"}


def test_whole_points_are_written_as_whole_numbers(document):
    assert b'"score":10,"max_score":10' in encode(document())


def test_a_failed_check_names_its_runs_by_index(document, under):
    made = document([under("fork"), under("spawn")], {("crossed", 1): "Nothing arrived."})
    crossed = made.checks[1]
    assert (crossed.verdict, crossed.points, crossed.rationale) == ("failed", 0, "Nothing arrived.")
    assert [(r.run, r.start_method, r.verdict) for r in crossed.by_run] == [
        (0, "fork", "passed"),
        (1, "spawn", "failed"),
    ]


def test_a_check_on_all_runs_belongs_to_none(course, exercise, run):
    checks = [grading.Check("all", "All of them.")]
    findings = [grading.Finding("all", None, "failed", Text("No."))]
    grade = grading.grade("ex04_queue", checks, [run()], findings, {})
    made = grade_document(course, exercise, Submission("", "ex04_queue", None), grade, [run()], str)
    assert made.checks[0].by_run[0].run is None


def test_only_the_hints_that_were_asked_for_are_given_away(document, run):
    failed = {("crossed", 0): "Nothing arrived."}
    one, none, all_ = (document([run()], failed, hints=n).checks[1] for n in (1, 0, 9))
    assert (one.hint, one.hints_left) == ("How many copies of q are there?", 1)
    assert (none.hint, none.hints_left) == (None, 2)
    assert (all_.hint, all_.hints_left) == ("How many copies of q are there?\nUse multiprocessing.Queue.", 0)


def test_a_passed_check_gives_no_hint_away(document):
    assert {(check.hint, check.hints_left) for check in document().checks} == {(None, 0)}


def test_nothing_handed_in(course, exercise):
    grade = grading.missing("ex04_queue", [grading.Check("ends", "Ends.", 10)])
    made = as_json(grade_document(course, exercise, Submission("", "ex04_queue", None), grade, (), str))
    assert (made["verdict"], made["score"], made["submission"], made["seed"]) == ("missing", 0, None, None)
    assert made["reason"] == "Nothing was handed in."


def test_an_ending_has_only_the_fields_of_its_kind(run):
    endings = {
        "exited": Ending("exited", code=0),
        "cpu_exceeded": Ending("cpu_exceeded", limit=2.0, used=2.25, who=Who("child 1", 812)),
    }
    made = {
        kind: as_json(run_document("x.py", run(ending=e), str))["runs"][0]["ending"]
        for kind, e in endings.items()
    }
    assert made["exited"] == {"kind": "exited", "summary": "The program ended normally.", "code": 0}
    assert made["cpu_exceeded"] == {
        "kind": "cpu_exceeded",
        "summary": "child 1 (pid 812) computed for more than 2 s of CPU time: is there an endless loop?",
        "limit": 2,
        "used": 2.25,
        "who": {"name": "child 1", "pid": 812},
    }


def test_the_explanation_of_a_hang_lies_in_its_ending(run):
    waits = (Waiting(0, 800, "main", 800, "Queue.get", "ex04.py", 14, "queue 1", (1,)),)
    why = Explanation(
        "never_fed", Text("{who} waits.", {"who": Who("main", 800)}), (Text("Nobody puts."),), waits
    )
    ending = as_json(
        run_document("x", run(ending=Ending("deadlocked", after_s=0.1234, explanation=why)), str)
    )
    assert ending["runs"][0]["ending"] == {
        "kind": "deadlocked",
        "summary": "main (pid 800) waits.",
        "after_s": 0.123,
        "pattern": "never_fed",
        "details": ["Nobody puts."],
        "waits": [
            {
                "process": 0, "pid": 800, "name": "main", "thread": 800, "call": "Queue.get",
                "file": "ex04.py", "line": 14, "on": "queue 1", "held_by": [1],
            }
        ],
    }  # fmt: skip


def test_sentences_are_translated_and_names_are_not(document, run):
    words = {
        "The program ended normally.": "程序正常结束。",
        "main": "主进程",
        "The program ends.": "程序会结束。",
    }
    made = document([run()], translate=lambda text: words.get(text, text))
    assert made.checks[0].title == "程序会结束。"
    assert made.runs[0].ending.summary == "程序正常结束。"
    assert made.runs[0].processes[0].name == "main"


def test_a_flood_of_lines_keeps_its_ends_and_says_how_many_are_gone(run, monkeypatch):
    monkeypatch.setattr(compose, "MOST_LINES", 4)
    part = run_part(run(output=tuple(Line(0, 800, "stdout", str(n)) for n in range(10))), str)
    assert [line.text for line in part.output] == ["0", "1", "8", "9"]
    assert part.lines_left_out == 6


def test_names_that_are_no_unicode_make_valid_json(document, run):
    made = as_json(document([run(files=(Collected("a", None),))], student="caf\udce9"))
    assert made["student"] == r"caf\xe9"


def test_a_run_document_has_no_verdict(run):
    made = as_json(run_document("x.py", run(), str))
    assert sorted(made) == ["format", "kind", "kit", "language", "program", "runs"]
    assert made["kind"] == "run"
