"""What a batch costs: ``scripts/bench pace [--rounds N] [--sizes 200 2000]``.

*Sleepers*: 60 submissions, then the same 60 of which every fifth sleeps 3 s, interleaved; a sleeper should
hold up nobody, so the two should take about as long.  *Memory*: the most that the batch itself (not its
workers) had in memory, and what it kept on the disk, for classes of different sizes.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SUBMISSIONS, EVERY, SLEEP_S = 60, 5, 3
RIGHT = "import sys\nprint(sum(range({work})) and sys.argv[1])\n"
SLEEPER = f"import sys, time\ntime.sleep({SLEEP_S})\nprint(sys.argv[1])\n"
WORK = 2_000_000

EXERCISE = """\
format: exercise/1
title: Say it
goal: A word is repeated.
scenarios: [{name: a word, inputs: {word: {word: true}}, args: ["{word}"]}]
"""
CHECKS = '''\
def test_says(evidence):
    """It says the word."""
    assert [line.text for line in evidence.lines()] == [evidence.scenario.inputs["word"]]
'''


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="*", default=[200, 2000])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder)
        course = _course(where / "course")
        plain = _class(where / "plain", SUBMISSIONS, sleepers=False)
        sleepy = _class(where / "sleepy", SUBMISSIONS, sleepers=True)
        contenders = {
            "60 submissions": (plain, ()),
            "12 of them sleep 3 s": (sleepy, ()),
            "the same, --jobs CORES": (sleepy, ("--jobs", str(len(os.sched_getaffinity(0))))),
        }
        taken: dict[str, list[float]] = {name: [] for name in contenders}
        for _ in range(options.rounds):
            for name, (students, more) in contenders.items():
                taken[name].append(_batch(course, students, where / "out", more)[0])
        for name, seconds in taken.items():
            each = "  ".join(f"{s:.1f}" for s in seconds)
            print(f"{name:24} median {statistics.median(seconds):6.1f} s   ({each})")
        for size in options.sizes:
            students = _class(where / f"class-{size}", size, sleepers=False, work=1000)
            seconds, memory = _batch(course, students, where / "out", keep=True)
            kept = sum(file.stat().st_size for file in (where / "out").iterdir()) / 1e6
            again, _ = _batch(course, students, where / "out")
            print(
                f"{size:5} submissions {seconds:6.1f} s, {memory:.0f} MB in memory, {kept:.1f} MB kept;"
                f" again, with nothing to do: {again:.1f} s"
            )


def _course(folder: Path) -> Path:
    exercise = folder / "exercises" / "ex01_word"
    exercise.mkdir(parents=True)
    (folder / "config.yaml").write_text("format: course/1\ntitle: T\nexercises: [ex01_word]\n")
    for name, text in (
        ("exercise.yaml", EXERCISE),
        ("checks.py", CHECKS),
        ("stub.py", ""),
        ("README.md", ""),
    ):
        (exercise / name).write_text(text)
    return folder


def _class(folder: Path, size: int, sleepers: bool, work: int = WORK) -> Path:
    folder.mkdir()
    for number in range(size):
        sleeps = sleepers and number % EVERY == 0
        (folder / f"s{number:04}_ex01.py").write_text(SLEEPER if sleeps else RIGHT.format(work=work))
    return folder


def _batch(
    course: Path, students: Path, out: Path, more: tuple[str, ...] = (), keep: bool = False
) -> tuple[float, float]:
    """(seconds, the most MB that the batch itself had in memory)."""
    grade = str(Path(sys.executable).with_name("grade"))
    command = [grade, "batch", str(students), "--course", str(course), "--out", str(out)]
    began, memory = time.monotonic(), 0.0
    process = subprocess.Popen([*command, *more], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        memory = max(memory, _peak(process.pid))
        time.sleep(0.02)
    seconds = time.monotonic() - began
    assert process.returncode == 0
    if not keep:
        shutil.rmtree(out)
    return seconds, memory


def _peak(pid: int) -> float:
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


if __name__ == "__main__":
    main()
