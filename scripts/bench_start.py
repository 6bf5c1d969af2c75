"""What grading one exercise costs beside running the program: ``scripts/bench start [ROUNDS]``.

All commands of a round run one after another, rounds are interleaved, and medians are printed: ours
(``grade ex13 right.py``, which makes two runs at a time where there are two cores), the bare program once
for each run that ours makes (same arguments, same start methods, warm byte code, one after another), and
pytest with pytest-timeout around the same bare runs, which is what a plain test file would cost.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from grader import sandbox
from grader.course.find import builtin_course
from grader.course.load import load_course
from grader.evidence import Scenario
from grader.limits import Limits

EXERCISE, ANSWER, SEED = "ex13_callback", "solution.py", 1

_TEST = """
import subprocess, sys, pytest
@pytest.mark.timeout(10)
@pytest.mark.parametrize("command", {commands!r})
def test_run(command):
    assert subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL).returncode == 0
"""


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    course = load_course(builtin_course())
    exercise = course.exercise(EXERCISE)
    answer = course.solutions / exercise.id / ANSWER
    scenarios = [scenario for scenario, _ in exercise.runs(SEED)]
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder)
        bare = [_bare(where, answer, scenario) for scenario in scenarios]
        test = where / "test_bare.py"
        test.write_text(_TEST.format(commands=bare))
        ours = [
            str(Path(sys.executable).with_name("grade")),
            "ex13",
            str(answer),
            "--course",
            str(course.folder),
        ]
        contenders: dict[str, Callable[[], None]] = {
            "bare runs": lambda: [_run(command) for command in bare] and None,
            "grade ex13": lambda: _run([*ours, "--seed", str(SEED)]),
            "pytest": lambda: _run(
                [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(test)]
            ),
        }
        _report(_measure(contenders, rounds), len(scenarios))
    _stages(answer, scenarios, rounds)


def _bare(folder: Path, answer: Path, scenario: Scenario) -> list[str]:
    """The program under a start method, as a student would have to write it: the default replaced."""
    copy = folder / f"bare_{scenario.start_method}.py"
    setting = f"_m.set_start_method({scenario.start_method!r})"
    head = f"import multiprocessing as _m\nif __name__ == '__main__': {setting}\n"
    copy.write_text(head + answer.read_text("utf-8"), "utf-8")
    return [sys.executable, str(copy), *scenario.args]


def _run(command: Sequence[str]) -> None:
    """Run a command with all output thrown away; its CPU time counts as our children's."""
    null = os.open(os.devnull, os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, null, number) for number in (0, 1, 2)]
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status = os.waitpid(pid, 0)
    os.close(null)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")


def _measure(contenders: dict[str, Callable[[], None]], rounds: int) -> dict[str, list[tuple[float, float]]]:
    """(wall, CPU) seconds of each contender in each round; one round before does not count."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in contenders}
    for number in range(rounds + 1):
        for name, go in contenders.items():
            before, cpu = time.perf_counter(), _children_cpu()
            go()
            if number:
                found[name].append((time.perf_counter() - before, _children_cpu() - cpu))
    return found


def _children_cpu() -> float:
    times = os.times()
    return times.children_user + times.children_system


def _report(found: dict[str, list[tuple[float, float]]], runs: int) -> None:
    print(f"{EXERCISE}, {runs} runs; medians of {len(found['bare runs'])} interleaved rounds, ms")
    bare = found["bare runs"]
    for name, rows in found.items():
        wall, cpu = (1000 * statistics.median(column) for column in zip(*rows, strict=True))
        more = 1000 * statistics.median(a[0] - b[0] for a, b in zip(rows, bare, strict=True))
        times = [statistics.median(a[n] / b[n] for a, b in zip(rows, bare, strict=True)) for n in (0, 1)]
        print(f"  {name:12} wall {wall:6.0f}  CPU {cpu:6.0f}", end="")
        print(f"   over bare: wall {more:+5.0f} (x{times[0]:.2f})  CPU x{times[1]:.2f}")


def _stages(answer: Path, scenarios: Sequence[Scenario], rounds: int) -> None:
    stages: dict[str, list[float]] = {}

    def clock(name: str, go: Callable[[], object]) -> None:
        before = time.perf_counter()
        go()
        stages.setdefault(name, []).append(1000 * (time.perf_counter() - before))

    python = sys.executable
    for _ in range(rounds):
        clock("interpreter", lambda: _run([python, "-c", "pass"]))
        clock("  + import of the command", lambda: _run([python, "-c", "import grader.cli.main"]))
        clock(
            "  + import of the path", lambda: _run([python, "-c", "import grader.cli.main, grader.pipeline"])
        )
        clock("  import pytest (judge, beside the runs)", lambda: _run([python, "-c", "import pytest"]))
        clock("load the course", lambda: load_course(builtin_course()))
        for scenario in scenarios:
            clock(
                f"supervised run, {scenario.label}",
                lambda scenario=scenario: sandbox.run(sandbox.Program(answer), scenario, Limits()),
            )
    print("stages, median ms")
    for name, times in stages.items():
        print(f"  {name:42} {statistics.median(times):6.1f}")


if __name__ == "__main__":
    main()
