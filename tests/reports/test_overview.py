"""Lists for a terminal: exercises, copied stubs, known answers."""

from grader.reports.document import CoursePart
from grader.reports.overview import Listed, list_rows, start_rows
from grader.reports.rows import plain
from grader.reports.verified import Verified, verified_rows


def test_exercises_with_their_files():
    listed = [
        Listed("ex01_start", "一个名字一个进程", "ex01_start.py"),
        Listed("ex04_queue", "Queue", None),
        Listed("ex13", "Callback", None, "there are two"),
    ]
    assert plain(list_rows(listed, CoursePart("Course", "/course", "d1ge57"), str)) == (
        "ex01_start  一个名字一个进程  ex01_start.py\n"
        "ex04_queue  Queue             –\n"
        "ex13        Callback          there are two\n"
        "\n"
        "Course: Course (/course, d1ge57)\n"
    )


def test_what_was_put_here_and_what_was_here_already():
    copied = [("ex01_start.py", True), ("ex04.py", False)]
    assert plain(start_rows(copied, "/course/*/README.md", "ex01", str)) == (
        "ex01_start.py  new\n"
        "ex04.py        kept as it is\n"
        "\n"
        "The tasks: /course/*/README.md\n"
        "Open the first file, write your answer and type: grade ex01\n"
    )


def test_known_answers_that_hold_and_one_that_does_not():
    done = [
        Verified("ex04", "wrong/thread", "failed", None),
        Verified("ex04", "stub", "passed", "the stub passes"),
    ]
    assert plain(verified_rows(done, ["ex04/checks.py:7: not in texts.zh.po: 'x'"], str)) == (
        "✗  ex04  stub          passed  the stub passes\n"
        "✓  ex04  wrong/thread  failed\n"
        "\n"
        "In the texts of the exercises:\n"
        "  ex04/checks.py:7: not in texts.zh.po: 'x'\n"
        "\n"
        "1 of 2 known answers get what they must get.\n"
    )
