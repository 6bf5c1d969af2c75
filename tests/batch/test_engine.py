"""The batch needs an Executor, whichever it is."""

import pickle
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from grader.batch import engine
from grader.batch.crew import work
from grader.batch.messages import Opening, Result, Task
from grader.batch.pace import fixed
from grader.errors import UsageError
from grader.grading import Grade
from grader.submissions import Submission

OPENING = Opening(Path("course"), "digest", ("ex01",))


def task(name):
    return Task(OPENING, Submission(name, "ex01", Path(f"{name}.py")), 1, 10.0)


def result(task, **fields):
    return Result(task.submission, Grade("ex01", "passed", 1, 1), **fields)


class Inline(Executor):
    """Answers from a function, at once; notes how many tasks were handed out and not yet taken back."""

    def __init__(self, answer):
        self._answer = answer
        self.names = []
        self.open = self.most_open = 0

    def submit(self, function, /, task):
        assert function is work
        self.names.append(task.submission.student)
        self.open += 1
        self.most_open = max(self.open, self.most_open)
        future = Future()
        try:
            future.set_result(self._answer(task))
        except Exception as error:
            future.set_exception(error)
        return future


def names_done(executor, tasks, pace=2):
    done = []

    def take(one):
        executor.open -= 1
        done.append(one.submission.student)

    engine.run(tasks, executor, fixed(pace), take)
    return done


def test_each_task_has_its_result():
    done = names_done(Inline(result), map(task, "abcde"))
    assert sorted(done) == list("abcde")


def test_no_more_is_handed_out_than_the_pace_asks_for():
    executor = Inline(result)
    names_done(executor, map(task, "abcdefghij"), pace=3)
    assert executor.most_open == 3


def test_tasks_are_made_only_when_their_turn_comes():
    executor = Inline(result)

    def tasks():
        for number in range(10):
            assert executor.open <= 1
            yield task(str(number))

    assert len(names_done(executor, tasks())) == 10


def test_what_starved_is_done_again_at_the_end_alone():
    def answer(one):
        return result(
            one, starved=executor.names.count(one.submission.student) == 1 and one.submission.student == "a"
        )

    executor = Inline(answer)
    assert sorted(names_done(executor, map(task, "abc"))) == list("abc")
    assert executor.names == ["a", "b", "c", "a"]


def test_a_lost_worker_costs_only_its_own_submission():
    def answer(one):
        if one.submission.student == "b":
            raise BrokenProcessPool("gone")
        return result(one)

    done = {}
    engine.run(
        map(task, "abc"), Inline(answer), fixed(1), lambda r: done.update({r.submission.student: r.grade})
    )
    assert {name: grade.verdict for name, grade in done.items()} == {
        "a": "passed",
        "b": "not_graded",
        "c": "passed",
    }


def test_a_broken_course_ends_the_batch():
    def answer(one):
        raise UsageError("checks.py:1: broken")

    with pytest.raises(UsageError):
        names_done(Inline(answer), map(task, "abc"))


def test_what_is_handed_out_can_be_sent_anywhere():
    assert pickle.loads(pickle.dumps((work, task("a")))) == (work, task("a"))
