"""What an author may write in checks.py, and what is said about everything else."""

import pytest

from grader.checks import judge as judging
from grader.checks.judge import Judge
from grader.errors import ExerciseError
from grader.grading import Check

GOOD = 'def test_good(evidence):\n    """Good."""'

MISTAKES = {
    "a syntax error": ("def test_a(evidence:\n", 2, "'(' was never closed"),
    "a name that is not there": ("x = 1\ny = z\n" + GOOD, 3, "NameError: name 'z' is not defined"),
    "a module that is not there": ("import nowhere\n" + GOOD, 2, "No module named 'nowhere'"),
    "an exit": ("sys.exit(1)\n" + GOOD, 2, "SystemExit: 1"),
    "a skip": ("pytest.skip('later', allow_module_level=True)\n" + GOOD, 2, "Skipped: later"),
    "an unknown marker": ("@pytest.mark.point(3)\n" + GOOD, 2, "'point' not found"),
    "no check": ("def check_it(evidence):\n    pass", None, "no function test_"),
    "a class": (f"class TestAll:\n    def test_a(self): pass\n{GOOD}", None, "TestAll is no function"),
    "two of one name": (f"{GOOD}\n\n{GOOD}", 5, "2 checks called 'good'"),
    "no docstring": ("def test_a(evidence):\n    pass", 2, "'a' has no docstring"),
    "an empty docstring": ('def test_a(evidence):\n    """ """', 2, "'a' has no docstring"),
    "parameters": (
        f"@pytest.mark.parametrize('n', [1, 2])\n{GOOD}".replace("evidence", "n"),
        3,
        "parametrised",
    ),
    "points that are no number": (f"@pytest.mark.points('3')\n{GOOD}", 3, "a number, 0 or more, not '3'"),
    "points below 0": (f"@pytest.mark.points(-1)\n{GOOD}", 3, "a number, 0 or more, not -1"),
    "points that are true": (f"@pytest.mark.points(True)\n{GOOD}", 3, "a number, 0 or more, not True"),
    "endless points": (f"@pytest.mark.points(float('inf'))\n{GOOD}", 3, "a number, 0 or more, not inf"),
    "points without a number": (f"@pytest.mark.points()\n{GOOD}", 3, "one marker with one argument"),
    "points by name": (f"@pytest.mark.points(n=1)\n{GOOD}", 3, "one marker with one argument"),
    "two points": (
        f"@pytest.mark.points(1)\n@pytest.mark.points(2)\n{GOOD}",
        4,
        "one marker with one argument",
    ),
    "two dependencies": (f"@pytest.mark.depends('a', 'b')\n{GOOD}", 3, "one marker with one argument"),
    "a dependency on a number": (f"@pytest.mark.depends(1)\n{GOOD}", 3, "the id of a check, not 1"),
    "an unknown dependency": (
        f"@pytest.mark.depends('god')\n{GOOD}",
        3,
        "'good' depends on 'god', but the checks are good.",
    ),
    "a dependency below": (
        f"@pytest.mark.depends('good')\n{GOOD.replace('good', 'better')}\n{GOOD}",
        3,
        "'better' depends on 'good', which has to stand above it",
    ),
    "a dependency on itself": (f"@pytest.mark.depends('good')\n{GOOD}", 3, "has to stand above it"),
}


@pytest.mark.parametrize(("text", "line", "words"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_with_file_and_line(exercise, text, line, words):
    wrong = exercise(text)
    with Judge([wrong]) as judge, pytest.raises(ExerciseError) as caught:
        judge.checks(wrong)
    place = f"{wrong.checks_file}:{line}: " if line else f"{wrong.checks_file}: "
    assert str(caught.value).startswith(place)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_checks_come_in_the_order_of_the_file(exercise):
    small = exercise(
        '''
        @pytest.mark.points(2.5)
        def test_b(evidence):
            """Second letter.

            Only the first line is the title.
            """

        def helper(evidence):
            pass

        @pytest.mark.depends("b")
        def test_a(evidence):
            """
            First letter.
            """
        '''
    )
    with Judge([small]) as judge:
        assert judge.checks(small) == (
            Check("b", "Second letter.", 2.5),
            Check("a", "First letter.", 1, depends="b"),
        )


def test_a_file_that_cannot_be_used_does_not_keep_others_from_being_judged(exercise, seen):
    wrong, good = exercise("x = = 1", "ex01_wrong"), exercise(GOOD, "ex02_good")
    with Judge([wrong, good]) as judge:
        assert [finding.verdict for finding in judge.judge(good, [seen()])] == ["passed"]
        for _ in range(2):
            with pytest.raises(ExerciseError, match=r"ex01_wrong/checks\.py:2: invalid syntax"):
                judge.judge(wrong, [seen()])


def test_a_missing_file_is_a_mistake_as_well(exercise):
    empty = exercise(GOOD)
    empty.checks_file.unlink()
    with Judge([empty]) as judge, pytest.raises(ExerciseError, match="cannot be imported"):
        judge.checks(empty)


def test_a_file_that_ends_the_process_is_named_and_the_others_are_judged(exercise, seen):
    before, deadly = exercise(GOOD, "ex01_before"), exercise("os._exit(3)", "ex02_deadly")
    after = exercise(GOOD, "ex03_after")
    with Judge([before, deadly, after]) as judge:
        assert judge.judge(after, [seen()])[0].verdict == "passed"
        assert judge.judge(before, [seen()])[0].verdict == "passed"
        with pytest.raises(ExerciseError, match=r"ex02_deadly/checks\.py: importing it ends the process"):
            judge.checks(deadly)


def test_a_file_that_is_never_read_to_its_end_is_named(exercise, seen, monkeypatch):
    monkeypatch.setattr(judging, "READING_S", 3.0)
    endless, after = exercise("while True: pass", "ex01_endless"), exercise(GOOD, "ex02_after")
    with Judge([endless, after]) as judge:
        with pytest.raises(ExerciseError, match="does not come to an end"):
            judge.checks(endless)
        assert judge.judge(after, [seen()])[0].verdict == "passed"


def test_a_file_in_a_folder_with_an_odd_name_is_read(tmp_path, exercise, seen):
    odd = exercise(GOOD, "ex01 [ödd]::x.y")
    with Judge([odd]) as judge:
        assert judge.judge(odd, [seen()])[0].verdict == "passed"
