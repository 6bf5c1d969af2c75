"""The commands that a report proposes work when they are pasted into a shell."""

import shlex
import subprocess

import pytest

from grader.reports.typed import Typed, commands, piped


@pytest.fixture
def proposed(document, under, run):
    def make(program="ex04_queue.py", args=("mango", "3"), stdin=None, hints=1, delays=False, **changes):
        from dataclasses import replace

        scenario = replace(run().scenario, args=args, stdin=stdin, delays=delays)
        made = document([run(scenario=scenario, **changes)], {("crossed", 0): "No."}, hints=hints)
        return commands(made, made.runs[0], Typed(("grade", "ex04"), program, hints), program)

    return make


def test_arguments_are_quoted(proposed):
    assert shlex.split(proposed(args=("it's", "a b", "$x"))["Run it yourself:"])[2:] == ["it's", "a b", "$x"]


def test_a_file_that_looks_like_an_option_gets_a_folder(proposed):
    assert proposed("-x.py")["Run it yourself:"] == "python ./-x.py mango 3"


def test_standard_input_comes_along(proposed):
    typed = proposed(args=(), stdin="3\n")
    assert typed["Run it yourself:"] == r"printf '3\n' | python ex04_queue.py"
    assert typed["Watch its processes:"].endswith("grade run --start-method fork --stdin - ex04_queue.py")


def test_a_run_that_was_slowed_down_is_watched_with_the_same_delays(proposed):
    assert " --delays 42 " in proposed(delays=True)["Watch its processes:"]


def test_a_run_that_was_stopped_is_watched_no_longer_than_that(proposed):
    from grader.evidence import Ending

    assert "--wall 4 " in proposed(ending=Ending("timed_out", limit=4.0))["Watch its processes:"]


def test_more_hints_are_offered_while_there_are_more(proposed):
    assert proposed(hints=1)["More hints:"] == "grade ex04 --hints 2"
    assert "More hints:" not in proposed(hints=2)


@pytest.mark.parametrize("stdin", ["", "a\nb\n", "100%\\n\t'x'", "--help", "中文\n"])
def test_a_shell_hands_over_the_very_same_input(stdin):
    done = subprocess.run(["sh", "-c", piped(stdin, "cat")], capture_output=True, check=True)
    assert done.stdout.decode() == stdin


def test_input_that_is_too_long_to_type_is_only_hinted_at():
    assert piped("x" * 1000, "python a.py") == "… | python a.py"
