"""Whose fault is it when a check does not pass?"""

import pytest

from grader.checks import isolated


def test_a_check_that_raises_nothing_has_passed(finding):
    said = finding(
        '''
        def test_greets(evidence):
            """It greets."""
            print("nobody reads this")
        '''
    )
    assert (said.check, said.run, said.verdict, said.rationale) == ("greets", 0, "passed", None)


def test_a_failure_is_the_students_and_keeps_its_template_and_fields(finding):
    said = finding(
        '''
        def test_greets(evidence):
            """It greets."""
            code = evidence.ending.code
            raise Failure("{who} printed {got}", who=evidence.main, got=["x"], expected="a", actual=code)
        '''
    )
    assert said.verdict == "failed"
    assert said.rationale.template == "{who} printed {got}"
    assert said.rationale.render() == "main (pid 100) printed ['x']"
    assert (said.expected, said.actual) == ("a", "0")


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ("True", "True"),
        ("None", "None"),
        ("float('nan')", "nan"),
        ("10 ** 30", str(10**30)),
        ("'\\ud800'", "\\ud800"),
    ],
)
def test_any_value_can_be_a_field_of_a_failure(finding, field, shown):
    said = finding(f'def test_odd(evidence):\n    """Odd."""\n    raise Failure("{{it}}", it={field})')
    assert said.rationale.render() == shown


def test_an_assertion_in_the_file_is_the_students_failure_and_shows_both_sides(finding):
    said = finding(
        '''
        def test_two_lines(evidence):
            """It prints two lines."""
            assert len(evidence.lines()) == 2
        '''
    )
    assert (said.verdict, said.rationale.render()) == ("failed", "assert 1 == 2")


def test_the_message_of_an_assertion_is_a_template_of_its_own(finding):
    said = finding(
        '''
        def test_two_lines(evidence):
            """It prints two lines."""
            assert len(evidence.lines()) == 2, "Two lines were asked for."
        '''
    )
    assert (said.verdict, said.rationale.template) == ("failed", "Two lines were asked for.")


def test_braces_in_the_message_of_an_assertion_are_only_text(finding):
    said = finding('def test_set(evidence):\n    """Set."""\n    assert 0, f"{ {1} } and {{x}}"')
    assert said.rationale.render() == "{1} and {x}"


def test_an_assertion_without_words_still_says_something(finding):
    said = finding('def test_mute(evidence):\n    """Mute."""\n    raise AssertionError')
    assert (said.verdict, said.rationale.render()) == ("failed", "An assertion of this check does not hold.")


def test_an_assertion_elsewhere_is_the_authors_error(finding):
    said = finding(
        '''
        from unittest.mock import Mock

        def test_mock(evidence):
            """Mock."""
            Mock().assert_called()
        '''
    )
    assert said.verdict == "error"
    assert "AssertionError" in said.rationale.render()
    assert "(ex01_small/checks.py, line 6)" in said.rationale.render()


def test_a_hole_in_the_events_fails_the_check_that_looked(finding, seen):
    said = finding(
        '''
        def test_joins(evidence):
            """It joins."""
            evidence.happened("p.join")
        ''',
        seen(events_dropped=9),
    )
    assert said.verdict == "failed"
    assert "not all of it could be recorded" in said.rationale.render()


BROKEN = {
    "an exception": ("{}['x']", "KeyError: 'x'"),
    "pytest.fail": ("pytest.fail('no')", "Failed: no"),
    "pytest.skip": ("pytest.skip('not now')", "Skipped: not now"),
    "pytest.exit": ("pytest.exit('enough')", "Exit: enough"),
    "sys.exit": ("sys.exit(3)", "SystemExit: 3"),
    "a keyboard interrupt": ("raise KeyboardInterrupt", "KeyboardInterrupt"),
    "an exception that cannot be shown": (
        "raise type('Mute', (Exception,), {'__str__': lambda self: 1 / 0})",
        "Mute",
    ),
}


@pytest.mark.parametrize(("statement", "words"), BROKEN.values(), ids=BROKEN)
def test_anything_else_is_the_authors_error_and_names_exception_file_and_line(finding, statement, words):
    said = finding(f'def test_broken(evidence):\n    """Broken."""\n    {statement}')
    assert said.verdict == "error"
    assert said.rationale.render() == f"The check itself broke: {words} (ex01_small/checks.py, line 4)."


def test_the_line_of_an_error_is_the_last_one_in_the_file_itself(finding):
    said = finding(
        '''
        import json

        def read(text):
            return json.loads(text)

        def test_json(evidence):
            """JSON."""
            read("{")
        '''
    )
    assert "JSONDecodeError" in said.rationale.render()
    assert "line 5)" in said.rationale.render()


def test_an_unknown_fixture_is_the_authors_error(finding):
    said = finding('def test_odd(evidenc):\n    """Odd."""')
    assert said.verdict == "error"
    assert "there is no fixture 'evidenc' (ex01_small/checks.py, line 2)" in said.rationale.render()


def test_a_check_that_does_not_end_is_the_authors_error(finding):
    said = finding(
        '''
        @pytest.mark.timeout(0.2)
        def test_loops(evidence):
            """Loops."""
            while True: pass
        '''
    )
    words = "The check itself had not ended after 0.2 s (ex01_small/checks.py, line 5)."
    assert (said.verdict, said.rationale.render()) == ("error", words)


def test_a_check_that_swallows_its_time_out_is_killed(findings, seen, monkeypatch):
    monkeypatch.setattr(isolated, "GRACE_S", 0.3)
    loops, next_one = findings(
        '''
        def loop():
            while True: os.getpid()

        @pytest.mark.timeout(0.5)
        def test_loops(evidence):
            """Loops."""
            while True:
                try: loop()  # a call: what is raised at a jump back is not caught on 3.11
                except BaseException: pass

        def test_next(evidence):
            """Next."""
        ''',
        seen(),
    )
    assert (loops.verdict, next_one.verdict) == ("error", "passed")
    assert "it did not end" in loops.rationale.render()


def test_every_check_has_ten_seconds_if_nothing_else_is_said(finding):
    said = finding(
        '''
        def test_limit(request):
            """Limit."""
            assert request.config.getini("timeout") == "10"
            assert request.config.getini("timeout_method") == "signal"
            import signal, threading
            assert 9 < signal.getitimer(signal.ITIMER_REAL)[0] <= 10
            assert threading.current_thread() is threading.main_thread()
        '''
    )
    assert said.verdict == "passed", said.rationale


def test_a_failure_in_a_fixture_of_the_file_is_the_students(finding):
    said = finding(
        '''
        @pytest.fixture
        def line(evidence):
            if len(evidence.lines()) != 2:
                raise Failure("There are not two lines.")

        def test_line(line):
            """Line."""
        '''
    )
    assert (said.check, said.run, said.verdict) == ("line", 0, "failed")


def test_an_error_after_a_failure_is_an_error(finding):
    said = finding(
        '''
        @pytest.fixture
        def line(evidence):
            yield
            1 / 0

        def test_line(line):
            """Line."""
            raise Failure("No.")
        '''
    )
    assert said.verdict == "error"
