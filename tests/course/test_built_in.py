"""The course that the kit brings along."""

import pytest

from grader.course import BUILTIN, builtin_course, find_course
from grader.course.proofread import proofread

COURSE = find_course(BUILTIN, {}, builtin_course())


def test_it_is_found_and_whole():
    assert COURSE.exercise("ex04").id == "ex04_queue"
    assert COURSE.languages == ("en", "zh")


@pytest.mark.parametrize("exercise", COURSE.exercises, ids=lambda exercise: exercise.id)
def test_task_is_written_in_every_language(exercise):
    assert exercise.readme("en").is_file()
    assert exercise.readme("zh").name == "README.zh.md"


@pytest.mark.parametrize("exercise", COURSE.exercises, ids=lambda exercise: exercise.id)
def test_everything_that_students_read_is_translated(exercise):
    assert proofread(exercise, "zh") == ()
