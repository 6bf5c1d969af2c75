"""What a student reads after ``grade ex04``."""

from pathlib import Path

import pytest

from grader import grading
from grader.course.catalogue import Catalogue
from grader.evidence import Ending, Text
from grader.reports.compose import grade_document
from grader.reports.rows import plain
from grader.reports.terminal import grade_rows, shown_run
from grader.reports.typed import Typed
from grader.submissions import Submission

TYPED = Typed(("grade", "ex04"), "ex04_queue.py", next="ex05", task="exercises/ex04_queue/README.md")


def text(document, typed=TYPED, translate=str):
    return plain(grade_rows(document, translate, typed))


@pytest.fixture
def unjudged(course, exercise):
    """The document of a submission without checks."""

    def make(grade, runs=()):
        return grade_document(course, exercise, Submission("", exercise.id, Path("x.py")), grade, runs, str)

    return make


def test_the_first_line_is_exercise_verdict_and_score(document, run):
    failed = document([run()], {("crossed", 0): "Nothing arrived."})
    assert text(failed).splitlines()[0] == "ex04_queue: failed, 2 of 10 points"


def test_a_passed_exercise_is_short_and_friendly(document, under):
    assert text(document([under("fork"), under("spawn")])) == (
        "ex04_queue: passed, 10 of 10 points\n"
        "From queue.Queue to a process queue\n"
        "\n"
        "✓ 2/2  The program ends.\n"
        "✓ 5/5  What the child put arrives.\n"
        "✓ 3/3  Main prints what arrived.\n"
        "\n"
        "Well done! Every check passed in each of 2 runs.\n"
        "Next: grade ex05\n"
        "\n"
        "Course: Multiprocessing (/course, d1ge57)\n"
    )


def test_a_failed_check_says_why_what_where_and_what_to_try(document, under):
    runs = [under("fork"), under("spawn")]
    failed = document(runs, {("crossed", 1): "main took nothing."}, expected="got 3", actual="got 0")
    assert text(failed).splitlines()[3:] == [
        "✓ 2/2  The program ends.",
        "✗ 0/5  What the child put arrives.",
        "       main took nothing.",
        "       expected  got 3",
        "       actual    got 0",
        "       where     under spawn (1 of 2 runs failed)",
        "       hint      How many copies of q are there?",
        "– 0/3  Main prints what arrived.",
        "       Not judged, because the check crossed did not pass.",
        "",
        "What happened under spawn:",
        "  The program ended normally. (0.25 s, 0.10 s of CPU time)",
        "",
        "    main        pid 800  exit code 0",
        "    └─ child 1  pid 812  exit code 1",
        "",
        "  Printed, in the order of arrival:",
        "    child 1 │ put 3",
        "    main    │ got 0",
        "",
        "The task:             exercises/ex04_queue/README.md",
        "Run it yourself:      python ex04_queue.py mango 3",
        "Watch its processes:  grade run --start-method spawn ex04_queue.py -- mango 3",
        "Same inputs again:    grade ex04 --seed 42",
        "More hints:           grade ex04 --hints 2",
        "",
        "Course: Multiprocessing (/course, d1ge57)",
    ]


def test_with_a_single_run_there_is_no_need_to_say_where(document, run):
    failed = text(document([run()], {("ends", 0): "It did not."}))
    assert "where" not in failed
    assert "What happened:\n" in failed


def test_a_run_is_called_by_what_tells_it_from_the_others(document, under):
    runs = [under(method, name) for name in ("small", "large") for method in ("fork", "spawn")]
    failed = text(document(runs, {("ends", 2): "No."}))
    assert 'where     in run "large" under fork (1 of 4 runs failed)' in failed
    runs = [under(None, name) for name in ("small", "large")]
    assert 'in run "large" (1 of 2 runs failed)' in text(document(runs, {("ends", 1): "No."}))


def test_the_run_that_is_shown_is_the_first_failed_checks_first_failed_one(document, under):
    runs = [under("fork"), under("spawn"), under("forkserver")]
    assert shown_run(document(runs, {("crossed", 2): "No.", ("ends", 1): "No."})) == 1


def test_a_lost_run_is_shown_and_nothing_is_scored(unjudged, run):
    reason = Text("The run could not be observed: it was killed.")
    grade = grading.not_graded("ex04_queue", (), reason)
    shown = text(unjudged(grade, [run(), run(ending=Ending("runner_error", reason="it was killed"))]))
    assert shown.startswith("ex04_queue: not graded\n")
    assert "  The run could not be observed: it was killed. (" in shown
    assert "tell your teacher if this comes back" in shown


def test_nothing_handed_in_says_how_to_begin(unjudged):
    shown = text(unjudged(grading.missing("ex04_queue", [grading.Check("ends", "Ends.", 10)])))
    assert shown.startswith("ex04_queue: missing, 0 of 10 points\n")
    assert "grade start" in shown


def test_a_broken_check_is_not_the_students_fault(unjudged, run):
    checks = [grading.Check("ends", "It ends."), grading.Check("all", "All.")]
    findings = [
        grading.Finding("ends", 0, "passed"),
        grading.Finding("all", 0, "error", Text("KeyError: 'x' (checks.py:9)")),
    ]
    shown = text(unjudged(grading.grade("ex04_queue", checks, [run()], findings, {}), [run()]))
    assert shown.startswith("ex04_queue: error, 1 of 2 points\n")
    assert "! 0/1  All.\n       KeyError: 'x' (checks.py:9)\n" in shown
    assert "not your program" in shown
    assert "What happened" not in shown


def test_what_a_student_printed_cannot_colour_the_reason(document, run):
    assert r"got \x1b[2J" in text(document([run()], {("ends", 0): "got \x1b[2J"}))


def test_a_reason_of_many_lines_is_shortened(document, run):
    shown = text(document([run()], {("ends", 0): "\n".join(f"line {n}" for n in range(50))}))
    assert "line 10\n" in shown and "line 11" not in shown


def test_judged_evidence_has_nothing_to_run_again(document, run):
    shown = text(document([run()], {("ends", 0): "No."}), Typed(("grade", "judge", "ex04", "x.json")))
    assert "Run it yourself" not in shown


def test_the_report_speaks_chinese(document, under):
    runs = [under("fork"), under("spawn")]
    shown = text(document(runs, {("crossed", 1): "No."}), translate=Catalogue.kit("zh").translate)
    assert shown.startswith("ex04_queue：未通过，得 2 分（满分 10 分）\n")
    assert "spawn 方式；2 次运行中有 1 次未通过" in shown
    assert "└─ 子进程 1  pid 812" in shown
    assert "自己运行：" in shown
