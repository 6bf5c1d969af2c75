"""Attempts are appended; the results are the latest at each listed subject."""

import pytest

from grader.store import Store


def verdicts(store):
    return {one.subject.key: one.verdict for one in store.latest()}


def test_what_was_added_is_there_when_it_is_opened_again(folder, attempt):
    with Store(folder) as store:
        store.add(attempt())
    with Store(folder) as store:
        (one,) = store.latest()
        assert store.document(one.attempt) == b"document"
        assert store.evidence(one.evidence) == b"evidence"


def test_the_latest_attempt_counts(store, attempt):
    for verdict in ("not_graded", "failed", "passed"):
        store.add(attempt(verdict))
    assert verdicts(store) == {("alice", "ex01"): "passed"}


def test_an_attempt_at_another_version_does_not_count(store, attempt, subject):
    store.add(attempt())
    store.expect([subject(submission="edited")])
    assert verdicts(store) == {}


def test_what_was_judged_before_counts_again_when_it_is_back(store, attempt, subject):
    store.add(attempt())
    store.expect([subject(submission="edited")])
    store.expect([subject()])
    assert verdicts(store) == {("alice", "ex01"): "passed"}


def test_who_is_gone_is_in_the_results_no_more(store, attempt, subject):
    store.add(attempt(of=subject("alice")))
    store.add(attempt(of=subject("bob")))
    store.expect([subject("bob")])
    assert verdicts(store) == {("bob", "ex01"): "passed"}


def test_a_batch_of_one_exercise_leaves_the_others_as_they_are(store, attempt, subject):
    store.add(attempt(of=subject(exercise="ex01")))
    store.expect([subject(exercise="ex02")], only="ex02")
    store.add(attempt("failed", of=subject(exercise="ex02")))
    assert verdicts(store) == {("alice", "ex01"): "passed", ("alice", "ex02"): "failed"}


def test_evidence_is_kept_once_for_all_attempts_that_rest_on_it(store, attempt):
    store.add(attempt("failed"))
    (first,) = store.latest()
    store.add(attempt("passed", evidence=first.evidence))
    (second,) = store.latest()
    assert (second.evidence, second.way) == (first.evidence, "way")


def test_where_nothing_was_run_there_is_no_evidence(store, attempt):
    store.add(attempt("missing", evidence=None))
    (one,) = store.latest()
    assert (one.evidence, one.way) == (None, None)


def test_an_attempt_is_kept_with_its_evidence_or_not_at_all(store, attempt):
    with pytest.raises(Exception, match="NOT NULL"):
        store.add(attempt(verdict=None))
    assert list(store._rows("SELECT * FROM evidence")) == []


def test_they_come_sorted_by_student_and_exercise(store, attempt, subject):
    for student, exercise in (("李", "ex01"), ("b", "ex02"), ("b", "ex01"), ("a", "ex03")):
        store.add(attempt(of=subject(student, exercise)))
    keys = [one.subject.key for one in store.latest()]
    assert keys == sorted(keys)


def test_the_seed_is_that_of_the_exercises_last_batch(store, attempt, subject):
    assert store.seed("ex01") is None
    store.add(attempt(of=subject(exercise="ex01", seed=1)))
    store.add(attempt(of=subject(exercise="ex02", seed=2)))
    assert [store.seed(exercise) for exercise in ("ex01", "ex02", "ex03")] == [1, 2, 2]


def test_the_latest_is_found_by_an_index(store, attempt):
    plan = " ".join(str(row) for row in store._rows("EXPLAIN QUERY PLAN SELECT * FROM latest"))
    assert "USING COVERING INDEX" in plan or "USING INDEX attempts_of (student=? AND exercise=?)" in plan
