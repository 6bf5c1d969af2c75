"""The course: what there is to do, read from ``config.yaml`` and each ``exercise.yaml``."""

from grader.course.course import Course, Exercise, ScenarioTemplate
from grader.course.find import BUILTIN, builtin_course, find_course
from grader.course.inputs import draw

__all__ = ["BUILTIN", "Course", "Exercise", "ScenarioTemplate", "builtin_course", "draw", "find_course"]
