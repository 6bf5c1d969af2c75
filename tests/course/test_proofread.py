"""What proofreading finds in an exercise."""

import pytest

from grader.course.proofread import mistakes, proofread
from grader.errors import ExerciseError

QUEUE = "exercises/ex04_queue"
COMPLETE = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "From here to there"
msgstr "从这里到那里"

msgid "What goes in comes out."
msgstr "放进去的会出来。"

msgid "What does the last line say?"
msgstr "最后一行说了什么？"

msgid "The program ends normally."
msgstr "程序正常结束。"

msgid "{who} stopped"
msgstr "{who} 停了"
"""


@pytest.fixture
def exercise(on_disk):
    on_disk.write(f"{QUEUE}/texts.zh.po", COMPLETE)
    return lambda: on_disk.load().exercise("4")


def checks(on_disk, body):
    """A checks.py whose fifth line is ``body``."""
    text = f'from grader.checks import Failure\n\ndef test_ends(evidence):\n    """Title."""\n    {body}\n'
    on_disk.write(f"{QUEUE}/checks.py", text)


def test_complete_exercise_has_nothing_to_report(exercise):
    assert proofread(exercise(), "zh") == ()


def test_english_needs_no_translation(on_disk):
    assert proofread(on_disk.load().exercise("4"), "en") == ()


def test_every_kind_of_text_is_missed(on_disk):
    assert proofread(on_disk.load().exercise("4"), "zh") == (
        "exercise.yaml: not in texts.zh.po: 'From here to there'",
        "exercise.yaml: not in texts.zh.po: 'What goes in comes out.'",
        "exercise.yaml: not in texts.zh.po: 'What does the last line say?'",
        "checks.py:4: not in texts.zh.po: 'The program ends normally.'",
        "checks.py:6: not in texts.zh.po: '{who} stopped'",
    )


def test_translation_with_other_fields_is_named_by_its_line(on_disk, exercise):
    on_disk.write(f"{QUEUE}/texts.zh.po", COMPLETE.replace("{who} 停了", "{how} 停了"))
    assert proofread(exercise(), "zh") == ("texts.zh.po:16: {how} instead of {who}",)


def test_translation_with_a_lone_brace_is_named(on_disk, exercise):
    on_disk.write(f"{QUEUE}/texts.zh.po", COMPLETE.replace("{who} 停了", "{who 停了"))
    assert proofread(exercise(), "zh") == ("texts.zh.po:16: a broken brace instead of {who}",)


def test_translation_may_put_the_fields_in_another_order(on_disk, exercise):
    checks(on_disk, 'raise Failure("{a} and {b:.1f}", a=1, b=2)')
    on_disk.write(
        f"{QUEUE}/texts.zh.po",
        COMPLETE + '\nmsgid "Title."\nmsgstr "标题。"\n\nmsgid "{a} and {b:.1f}"\nmsgstr "{b:.1f} 与 {a}"\n',
    )
    assert proofread(exercise(), "zh") == ()


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('raise Failure(f"{evidence} stopped")', "checks.py:5: Failure gets an f-string"),
        ('raise Failure("stopped %s" % evidence)', "checks.py:5: Failure needs a plain string"),
        ('raise Failure("{} stopped".format(1))', "checks.py:5: Failure needs a plain string"),
        ("raise Failure(evidence)", "checks.py:5: Failure needs a plain string"),
        ("raise Failure()", "checks.py:5: Failure needs a plain string"),
        (
            'raise Failure("{who stopped", who=1)',
            "checks.py:5: a brace without its partner in '{who stopped'",
        ),
        (
            'raise Failure("{who} {got}", who=1)',
            "checks.py:5: the template has {got}, which Failure is not given",
        ),
    ],
)
def test_authors_mistake_is_named(on_disk, body, found):
    checks(on_disk, body)
    (mistake,) = mistakes(on_disk.load().exercise("4"))
    assert mistake.startswith(found)


@pytest.mark.parametrize(
    "body",
    [
        'raise Failure("{a}" " and {b}", a=1, b=2)',
        'raise Failure("one" if evidence else "two")',
        'raise Failure("{who} {got}", **evidence.fields)',
        "raise Failure(evidence.ending.summary.template, **evidence.ending.summary.fields)",
        'raise checks.Failure("a", expected="b")',
    ],
)
def test_template_may_be_written_as(on_disk, body):
    checks(on_disk, body)
    assert mistakes(on_disk.load().exercise("4")) == ()


def test_template_may_be_a_constant_of_the_module(on_disk):
    checks(on_disk, "raise Failure(STOPPED, who=1)\n\nSTOPPED = '{who} stopped'")
    exercise = on_disk.load().exercise("4")
    assert mistakes(exercise) == ()
    assert "checks.py:7: not in texts.zh.po: '{who} stopped'" in proofread(exercise, "zh")


def test_message_of_an_assertion_is_to_be_translated(on_disk, exercise):
    checks(on_disk, 'assert evidence, "There is nothing."')
    assert "checks.py:5: not in texts.zh.po: 'There is nothing.'" in proofread(exercise(), "zh")


def test_check_without_a_title_is_named(on_disk):
    on_disk.write(f"{QUEUE}/checks.py", "def test_ends(evidence):\n    pass\n")
    (mistake,) = mistakes(on_disk.load().exercise("4"))
    assert mistake == "checks.py:1: test_ends has no docstring; its first line is the check's title"


def test_hints_for_no_check_are_named(on_disk):
    on_disk.write(f"{QUEUE}/checks.py", 'def test_other(evidence):\n    """Title."""\n')
    assert mistakes(on_disk.load().exercise("4")) == (
        "exercise.yaml: hints for 'ends', but the checks are other",
    )


def test_checks_with_a_syntax_error_are_named_by_line(on_disk):
    on_disk.write(f"{QUEUE}/checks.py", "x = 1\ndef test_a(:\n")
    with pytest.raises(ExerciseError) as caught:
        mistakes(on_disk.load().exercise("4"))
    assert caught.value.line == 2
