"""Which known answers are graded: all, or a few of each exercise."""

from types import SimpleNamespace

import pytest

from grader.verify import choose


@pytest.fixture
def course(tmp_path):
    for name in ("ex01", "ex02"):
        for folder in ("right", "wrong"):
            (tmp_path / name / folder).mkdir(parents=True)
            for number in range(5):
                (tmp_path / name / folder / f"n{number}.py").write_text("# caught by: ends\n")
        (tmp_path / name / "solution.py").write_text("")
    return SimpleNamespace(solutions=tmp_path)


EXERCISES = [SimpleNamespace(id=name, stub="stub.py", start_methods=()) for name in ("ex01", "ex02")]


def test_all_are_graded_unless_somebody_asks_for_a_sample(course):
    assert len(choose(course, EXERCISES, None, seed=1)) == 2 * 12


def test_a_sample_has_stub_and_solution_and_as_many_others_of_each_exercise(course):
    kinds = [(a.exercise.id, a.kind) for a in choose(course, EXERCISES, 3, seed=1)]
    assert len(kinds) == 2 * 5
    assert all((name, kind) in kinds for name in ("ex01", "ex02") for kind in ("stub", "solution"))


def test_the_same_seed_draws_the_same_and_another_one_others(course):
    names = [[a.name for a in choose(course, EXERCISES, 3, seed)] for seed in (1, 1, 2)]
    assert names[0] == names[1] != names[2]


def test_a_sample_larger_than_all_is_all(course):
    assert len(choose(course, EXERCISES, 99, seed=1)) == 2 * 12
