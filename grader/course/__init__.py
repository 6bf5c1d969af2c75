"""The course: what there is to do, read from ``config.yaml`` and each ``exercise.yaml``."""

from grader.course.course import Course, Exercise
from grader.course.find import BUILTIN, builtin_course, find_course
from grader.course.scenarios import ScenarioTemplate, draw

__all__ = ["BUILTIN", "Course", "Exercise", "ScenarioTemplate", "builtin_course", "draw", "find_course"]
