"""A class made from the known answers of one exercise, for ``bench_batch.py``."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.course import Course, Exercise
from grader.course.find import builtin_course
from grader.course.load import load_course

EXERCISE, SEED = "ex13_callback", 1
PATIENCE = 2.5  # s of a bare run after which an answer counts as hanging


@dataclass(frozen=True)
class Student:
    """``kind`` is right, wrong or hanging."""

    name: str
    kind: str
    text: str


def course_with(methods: Sequence[str], folder: Path) -> Course:
    """A copy of the exercise alone, which is run under these start methods."""
    course = load_course(builtin_course())
    exercise = course.exercise(EXERCISE)
    shutil.copytree(exercise.folder, folder / "exercises" / EXERCISE)
    shutil.copytree(course.solutions / EXERCISE, folder / "solutions" / EXERCISE)
    (folder / "config.yaml").write_text(f"format: course/1\ntitle: Bench\nexercises: [{EXERCISE}]\n", "utf-8")
    settings = folder / "exercises" / EXERCISE / "exercise.yaml"
    lines = settings.read_text("utf-8").splitlines(keepends=True)
    run_under = f"start_methods: [{', '.join(methods)}]\n"
    settings.write_text(
        "".join(run_under if line.startswith("start_methods:") else line for line in lines), "utf-8"
    )
    return load_course(folder)


class Class:
    """The known answers of the exercise, and how their runs are typed."""

    def __init__(self, course: Course, folder: Path) -> None:
        self.course, self.folder = course, folder
        self.exercise: Exercise = course.exercise(EXERCISE)
        self.scenarios = [scenario for scenario, _ in self.exercise.runs(SEED)]
        solution = course.solutions / self.exercise.id
        self.solution = (solution / "solution.py").read_text("utf-8")
        right = [self.solution, *(p.read_text("utf-8") for p in sorted(solution.glob("right/*.py")))]
        wrong = [path.read_text("utf-8") for path in sorted(solution.glob("wrong/*.py"))]
        hanging = [text for text in wrong if self.hangs(text)]
        self.answers = {
            "right": right,
            "wrong": [text for text in wrong if text not in hanging],
            "hanging": hanging,
            "looping": [_looping(text) for text in right],
        }

    def students(self, number: int) -> list[Student]:
        rng = random.Random(SEED)
        hanging = number // 5
        loops = hanging // 8
        kinds = ["hanging"] * (hanging - loops) + ["looping"] * loops + ["wrong"] * (number // 4)
        kinds += ["right"] * (number - len(kinds))
        rng.shuffle(kinds)
        kind = {"looping": "hanging"}
        return [Student(f"s{n:04}", kind.get(k, k), rng.choice(self.answers[k])) for n, k in enumerate(kinds)]

    def commands(self, name: str, text: str) -> list[list[str]]:
        """Files for the bare runs of an answer, under each start method, and what is typed for them."""
        typed = []
        for scenario in self.scenarios:
            file = self.folder / f"{name}_{scenario.start_method}.py"
            setting = f"_m.set_start_method({scenario.start_method!r})"
            head = f"import multiprocessing as _m\nif __name__ == '__main__': {setting}\n"
            file.write_text(head + text, "utf-8")
            typed.append([sys.executable, str(file), *scenario.args])
        return typed

    def hangs(self, text: str) -> bool:
        return any(bare(command, PATIENCE) is None for command in self.commands("trial", text))


def _looping(text: str) -> str:
    """The same answer, whose main goes round for ever at its end."""
    return text + "\nif __name__ == '__main__':\n    while True:\n        pass\n"


def bare(command: Sequence[str], patience: float) -> str | None:
    """What it printed; None if it had to be stopped."""
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True, start_new_session=True,
    )  # fmt: skip
    try:
        return process.communicate(timeout=patience)[0]
    except subprocess.TimeoutExpired:
        return None
    finally:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait()
