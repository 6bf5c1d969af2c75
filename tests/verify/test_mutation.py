"""What becomes of a mutant, what its author says of it, and rounds that do not agree."""

from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("libcst")

from grader.errors import ExerciseError
from grader.grading import CheckResult, Grade
from grader.reports.mutation import Spoilt, mutation_rows, score
from grader.reports.rows import plain
from grader.verify.answers import Answer
from grader.verify.equivalents import Explained, explained, reason
from grader.verify.mutants import Mutant
from grader.verify.mutation import Planned, fate
from grader.verify.steady import unsteady

MUTANT = Mutant("drop_join 2", 7, "p.join()", "pass", "pass\n")


def planned(equivalent=None, lucky=None):
    return Planned("ex04_queue", "solution", MUTANT, equivalent, lucky)


def grade(verdict, *failed):
    return Grade("ex04_queue", verdict, 0, 1, tuple(CheckResult(n, n, "failed", 0, 1) for n in failed))


def test_a_mutant_that_fails_is_killed_by_the_checks_that_failed():
    assert fate(planned(), grade("failed", "ends", "crossed")) == ("killed", "ends, crossed")


def test_a_mutant_that_passes_has_survived_unless_it_is_no_mistake():
    assert fate(planned(), grade("passed")) == ("survived", "")
    assert fate(planned("main waits anyway"), grade("passed")) == ("equivalent", "main waits anyway")


def test_a_mistake_that_may_pass_by_luck_is_killed_where_it_fails():
    assert fate(planned(lucky="two threads"), grade("passed")) == ("lucky", "two threads")
    assert fate(planned(lucky="two threads"), grade("failed", "ends")) == ("killed", "ends")


def test_a_grader_that_breaks_on_a_mutant_has_not_noticed_it():
    assert fate(planned(), grade("error")) == ("broken", "verdict error")


def test_what_is_said_to_be_no_mistake_must_pass():
    kind, why = fate(planned("main waits anyway"), grade("failed", "ends"))
    assert kind == "broken" and "ends failed" in why


def written(tmp_path, text):
    (tmp_path / "equivalents.yaml").write_text(text)
    return explained(tmp_path)


def test_an_author_explains_one_mutant_or_an_operator_for_every_answer(tmp_path):
    known = written(
        tmp_path, "format: equivalents/1\nsolution:\n  drop_join 2: so\nevery answer:\n  one_worker: thus\n"
    ).equivalent
    assert reason(known, "solution", MUTANT) == "so"
    assert reason(known, "right/loop", MUTANT) is None
    assert reason(known, "right/loop", Mutant("one_worker 1", 1, "", "", "")) == "thus"


def test_an_author_says_which_mistakes_may_pass_by_luck(tmp_path):
    known = written(tmp_path, "format: equivalents/1\nluck:\n  solution:\n    drop_join 2: two threads\n")
    assert reason(known.lucky, "solution", MUTANT) == "two threads"
    assert reason(known.equivalent, "solution", MUTANT) is None


def test_a_slip_in_what_is_luck_is_said_with_its_place(tmp_path):
    with pytest.raises(ExerciseError, match="luck"):
        written(tmp_path, "format: equivalents/1\nluck: two threads\n")


def test_without_a_file_no_mutant_is_explained(tmp_path):
    assert explained(tmp_path) == Explained()


def test_a_file_of_another_format_is_refused_with_its_line(tmp_path):
    with pytest.raises(ExerciseError, match="format"):
        written(tmp_path, "format: equivalents/9\n")


def spoilt(kind):
    return Spoilt("ex04_queue", "solution", "drop_join 1", 7, "p.join()", "pass", kind, "")


def test_the_score_leaves_out_what_is_no_mistake():
    assert score([spoilt("killed"), spoilt("survived"), spoilt("equivalent")]) == 0.5
    assert score([spoilt("equivalent")]) == 1


def test_the_score_counts_luck_as_not_noticed():
    assert score([spoilt("killed"), spoilt("lucky")]) == 0.5


def test_a_survivor_is_shown_with_what_was_changed():
    text = plain(mutation_rows([spoilt("survived")], lambda sentence: sentence))
    assert "ex04_queue solution:7 drop_join 1: p.join() -> pass" in text


def verification(name, verdict, problem=None):
    answer = Answer(SimpleNamespace(id="ex04_queue"), "right", Path(f"{name}.py"))
    return SimpleNamespace(
        answer=answer, problem=problem, graded=SimpleNamespace(grade=SimpleNamespace(verdict=verdict))
    )


def test_rounds_that_agree_are_steady():
    assert unsteady([(1, verification("loop", "passed")), (2, verification("loop", "passed"))]) == ()


def test_a_verdict_that_changes_is_named_with_its_seeds():
    [said] = unsteady(
        [(1, verification("loop", "passed")), (2, verification("loop", "failed", "ends: hung"))]
    )
    assert said == "ex04_queue right/loop: passed with --seed 1; failed (ends: hung) with --seed 2"
