"""A worker: a small process that grades one submission after another.

``python -m grader.batch.worker`` reads an Opening and then Tasks from standard input and answers each on
standard output.  Its main thread forks a supervisor for each run and keeps one warm judge beside it.  It
is deaf to Ctrl-C (the batch decides) and ends with its standard input.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import BinaryIO

from grader import grading, pipeline, wire
from grader.batch.messages import Answer, Opening, Task
from grader.checks.judge import Judge
from grader.course.load import load_course
from grader.errors import GradeError
from grader.evidence import Text
from grader.pipeline import Graded


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, answers = sys.stdin.buffer, _private_stdout()
    opening = wire.decode(requests.readline(), Opening)
    try:
        course = load_course(opening.course)
        exercises = {name: course.exercise(name) for name in opening.exercises}
    except GradeError as error:
        _say(answers, Answer(error=str(error)))
        return
    with Judge(tuple(exercises.values())) as judge:
        try:
            for exercise in exercises.values():
                judge.checks(exercise)
        except GradeError as error:
            _say(answers, Answer(error=str(error)))
            return
        _say(answers, Answer())
        for line in requests:
            task = wire.decode(line, Task)
            exercise = exercises[task.submission.exercise]
            try:
                graded = pipeline.grade(task.submission, exercise, judge, task.seed)
            except Exception as error:  # one submission's accident is that one's alone
                reason = Text(
                    "It could not be graded: {error}", {"error": f"{error or type(error).__name__}"}
                )
                grade = grading.not_graded(exercise.id, judge.checks(exercise), reason)
                graded = Graded(task.submission, grade)
            _say(answers, Answer(graded))


def _private_stdout() -> BinaryIO:
    """Standard output for answers alone: whatever else is printed goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _say(answers: BinaryIO, answer: Answer) -> None:
    answers.write(wire.encode(answer) + b"\n")
    answers.flush()


if __name__ == "__main__":
    main()
