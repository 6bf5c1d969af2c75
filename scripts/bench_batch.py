"""What grading a class costs: ``scripts/bench batch [--students 200] [--rounds 4] [--peers all|none]``.

A class is made from the known answers of one exercise: 55 % right, 25 % wrong, 20 % that hang, one in eight
of these in an endless loop.  Which answers hang is found out by running each of them bare.  The class is
graded by `grade batch` in the jail, and by what an instructor would write without a kit: a test file for each
submission that runs it with subprocess and looks for its lines, under pytest with pytest-timeout in a loop
(10 s; and 2 s, so that nobody says the gain is only the limit), and under pytest-xdist -n 2.  The floor
is the bare CPU time of all runs over the cores.  Contenders take turns, a part of the class at a time, and
their times are added up.

Each submission is run once, as such a test file does; ``--methods fork,spawn`` runs everybody under both, as
the exercise itself does.
"""

from __future__ import annotations

import argparse
import csv
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from known_class import EXERCISE, SEED, Class, Student, course_with

MARK = f"GRADE_BENCH_{os.getpid()}"  # in the environment of all that we start, so that survivors are found

_TEST = """
import subprocess
def test_submission():
    for command in {commands!r}:
        done = subprocess.run(
            command, capture_output=True, text=True, stdin=subprocess.DEVNULL, cwd={folder!r}
        )
        assert done.returncode == 0
        for number in command[2:]:
            assert f"note {{number}} " in done.stdout
"""


@dataclass
class Sum:
    """Over all parts of the class: seconds, verdicts that are not what they should be, processes left."""

    wall: float = 0.0
    cpu: float = 0.0
    misjudged: list[str] = field(default_factory=list)
    left: int = 0


class Contender:
    """One way to grade: ``grade(part)`` returns the names of those who passed."""

    def __init__(self, name: str, grade: Callable[[Sequence[Student]], set[str]]) -> None:
        self.name, self.grade, self.sum = name, grade, Sum()

    def take(self, part: Sequence[Student]) -> None:
        before, began = METER.read(), time.monotonic()
        passed = self.grade(part)
        self.sum.wall += time.monotonic() - began
        self.sum.cpu += METER.read() - before
        self.sum.misjudged += [s.name for s in part if (s.name in passed) != (s.kind == "right")]
        self.sum.left += _end_survivors()


class Meter:
    """CPU seconds of all that was started through it: by a control group, where one may be made, else only of
    what was waited for."""

    def __init__(self) -> None:
        self._group: Path | None = None
        for root, file in (("cpuacct", "cpuacct.usage"), ("", "cpu.stat")):
            group = Path("/sys/fs/cgroup", root, f"grade-bench-{os.getpid()}")
            try:
                group.mkdir()
            except OSError:
                continue
            if (group / file).exists():
                self._group, self._file = group, group / file
                break

    def run(self, command: Sequence[object], **options: Any) -> subprocess.CompletedProcess[str]:
        join = (lambda: (self._group / "cgroup.procs").write_text("0")) if self._group else None
        return subprocess.run(list(map(str, command)), preexec_fn=join, text=True, **options)

    def read(self) -> float:
        if self._group is None:
            usage = resource.getrusage(resource.RUSAGE_CHILDREN)
            return usage.ru_utime + usage.ru_stime
        text = self._file.read_text().split()
        return int(text[0]) / 1e9 if len(text) == 1 else int(text[text.index("usage_usec") + 1]) / 1e6

    def close(self) -> None:
        if self._group is not None:
            self._group.rmdir()


METER = Meter()


def _end_survivors() -> int:
    """How many processes of the contender still live; afterwards none does."""
    count = 0
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and f"{MARK}=".encode() in (entry / "environ").read_bytes():
                os.kill(int(entry.name), signal.SIGKILL)
                count += 1
        except OSError:
            continue
    return count


def ours(known: Class, folder: Path) -> Callable[[Sequence[Student]], set[str]]:
    def grade(part: Sequence[Student]) -> set[str]:
        where = _fresh(folder)
        for student in part:
            (where / f"{student.name}_ex13.py").write_text(student.text, "utf-8")
        out = _fresh(folder.with_name("results"))
        command = [
            Path(sys.executable).with_name("grade"), "batch", where, "--exercise", "ex13", "--out", out,
            "--course", known.course.folder, "--seed", str(SEED),
        ]  # fmt: skip
        null = subprocess.DEVNULL
        METER.run(command, stdout=null, stderr=null, env=_env())
        with open(out / "results.csv", encoding="utf-8") as file:
            return {row["student"] for row in csv.DictReader(file) if row["verdict"] == "passed"}

    return grade


def peer(
    known: Class, folder: Path, options: Sequence[str], at_once: bool
) -> Callable[[Sequence[Student]], set[str]]:
    """pytest with these options, for each submission anew or once for all."""

    def grade(part: Sequence[Student]) -> set[str]:
        where = _fresh(folder)
        files = {}
        for student in part:
            commands = known.commands(student.name, student.text)
            files[student.name] = where / f"test_{student.name}.py"
            files[student.name].write_text(_TEST.format(commands=commands, folder=str(where)), "utf-8")
        if at_once:
            return _passed(_pytest([where, *options]), files)
        return {name for name, file in files.items() if _passed(_pytest([file, *options]), {name: file})}

    return grade


def _pytest(arguments: Sequence[object]) -> str:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-rA", "--tb=no", *arguments]
    return METER.run(command, capture_output=True, stdin=subprocess.DEVNULL, env=_env()).stdout


def _passed(report: str, files: dict[str, Path]) -> set[str]:
    lines = [line for line in report.splitlines() if line.startswith("PASSED")]
    return {name for name, file in files.items() if any(f"{file.name}::" in line for line in lines)}


def _env() -> dict[str, str]:
    return {**os.environ, MARK: "1"}


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def floor(known: Class, part: Sequence[Student]) -> float:
    """CPU seconds of the bare runs of those who come to an end."""
    before = METER.read()
    for student in part:
        if student.kind != "hanging":
            for command in known.commands(student.name, student.text):
                METER.run(command, capture_output=True, stdin=subprocess.DEVNULL)
    return METER.read() - before


def main() -> None:
    parser = argparse.ArgumentParser(description="What grading a class costs.")
    parser.add_argument("--students", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=4, help="parts in which the contenders take turns")
    parser.add_argument("--peers", choices=["all", "none"], default="all")
    parser.add_argument("--methods", default="fork", help="start methods, each of which is one more run")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        course = course_with(chosen.methods.split(","), folder / "course")
        known = Class(course, _fresh(folder / "bare"))
        _compare(known, folder, known.students(chosen.students), chosen.rounds, chosen.peers == "all")
    METER.close()


def _compare(known: Class, folder: Path, students: list[Student], rounds: int, with_peers: bool) -> None:
    ending = [student for student in students if student.kind != "hanging"]
    whole = Contender("grade batch, in the jail", ours(known, folder / "ours"))
    only_ending = Contender("the same, only those that end", ours(known, folder / "ours"))
    contenders = [whole]
    if with_peers:
        for limit in (10, 2):
            one = peer(known, folder / "peer", ["--timeout", str(limit)], at_once=False)
            contenders.append(Contender(f"pytest in a loop, {limit} s", one))
        xdist = peer(known, folder / "peer", ["--timeout", "10", "-n", "2"], at_once=True)
        contenders.append(Contender("pytest-xdist -n 2, 10 s", xdist))
    needed = 0.0
    for number in range(rounds):
        part = students[number::rounds]
        for contender in contenders:
            contender.take(part)
        only_ending.take(ending[number::rounds])
        needed += floor(known, ending[number::rounds])
    _say(contenders, only_ending, needed, len(students), len(ending))


def _say(contenders: list[Contender], only_ending: Contender, needed: float, count: int, ending: int) -> None:
    cores = len(os.sched_getaffinity(0))
    ours = contenders[0].sum
    print(f"{count} submissions of {EXERCISE}, {count - ending} of them hang; {cores} cores\n")
    print(f"{'':32}{'wall s':>8}{'CPU s':>8}{'over ours':>11}{'misjudged':>11}{'left running':>14}")
    for one in [*contenders, only_ending]:
        ratio = "" if one is only_ending else f"x{one.sum.wall / ours.wall:.1f}"
        wrong = len(one.sum.misjudged)
        print(f"{one.name:32}{one.sum.wall:8.1f}{one.sum.cpu:8.1f}{ratio:>11}{wrong:11}{one.sum.left:14}")
    for name in contenders[0].sum.misjudged:
        print(f"misjudged by us: {name}")
    floor_s = needed / cores
    extra = (only_ending.sum.cpu - needed) / ending * 1e3
    print(f"\nfloor of the {ending} that end: {needed:.1f} s of CPU, {floor_s:.1f} s over {cores} cores")
    print(f"ours over that: x{only_ending.sum.wall / floor_s:.2f}; {extra:.0f} ms of CPU each beside that")


if __name__ == "__main__":
    main()
