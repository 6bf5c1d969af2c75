"""Are races proved, and is nobody accused:  scripts/bench races [--rounds N] [--load]

Runs the programs of tests/races.  A round runs each of them three times, one after another: bare, on a
pseudo-terminal as a student would see it; under the kit; and under the kit with delays whose seed is the
round.  20 rounds are the full benchmark, a few are enough for a look.

"result wrong" needs nothing of the kit: the output is not the right one.  "proved" is a run in which all
kinds of races that the program has were reported, "false alarms" one in which a race was reported that it
has not, or at another line.  "changed" counts programs whose reports were not of the same kinds in all
rounds.  The hold-out was written when the rules had been frozen.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import platform
import pty
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

import yaml

from grader import sandbox
from grader.evidence import Evidence, Scenario
from grader.evidence.lock_order import lock_cycles
from grader.evidence.races import races
from grader.limits import Limits

CORPUS = Path(__file__).parents[1] / "tests" / "races"
METHODS = ("fork", "spawn", "forkserver")

Report = tuple[str, frozenset[int | None]]  # a kind of race, or "cycle", and its lines


@dataclass(frozen=True)
class Case:
    """``expected``: by kind of race the lines where it may be reported."""

    folder: str
    name: str
    path: Path
    right: str | None
    expected: Mapping[str, frozenset[int]]

    @property
    def group(self) -> str:
        """Under which heading it counts."""
        if self.folder == "lock_order":
            return "lock order: lucky" if self.expected else "lock order: sound"
        kind = "racy" if self.expected else "correct"
        return f"{kind}, hold-out" if self.folder == "fresh" else kind


@dataclass(frozen=True)
class Result:
    case: Case
    way: str
    wrong: bool
    reports: frozenset[Report]
    seconds: float

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(kind for kind, _ in self.reports)

    @property
    def proved(self) -> bool:
        return self.case.expected.keys() <= self.kinds

    @property
    def alarms(self) -> tuple[Report, ...]:
        """Reports that the program does not deserve."""
        return tuple(r for r in self.reports if not r[1] <= self.case.expected.get(r[0], frozenset()))


def main() -> None:
    options = _options()
    cases = [case for case in _cases(options.method) if options.only in case.name]
    print(f"Python {platform.python_version()}, {options.method}, {options.rounds} rounds, ", end="")
    print(f"{os.cpu_count()} busy loops on {os.cpu_count()} cores" if options.load else "machine as it is")
    with _busy_cores() if options.load else nullcontext():
        results = _measure(cases, options.method, options.rounds, options.jobs)
    _report(results)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench races", description="Races proved, false alarms.")
    parser.add_argument("--rounds", type=int, default=2, help="over all programs (default: 2; in full: 20)")
    parser.add_argument("--load", action="store_true", help="with a busy loop for each core")
    parser.add_argument("--method", choices=METHODS, default="fork", help="start method (default: fork)")
    parser.add_argument("--jobs", type=int, default=1, help="programs at the same time (default: 1)")
    parser.add_argument("--only", default="", metavar="PART", help="programs whose name has this part")
    return parser.parse_args()


def _cases(method: str) -> Iterator[Case]:
    corpus = yaml.safe_load((CORPUS / "corpus.yaml").read_text("utf-8"))
    for folder, programs in corpus.items():
        for name, entry in programs.items():
            path = CORPUS / folder / f"{name}.py"
            races_at = entry.get("races", {})
            expected = {k: frozenset(_line(path, part) for part in races_at[k]) for k in races_at}
            if method in entry.get("methods", METHODS):
                yield Case(folder, name, path, entry.get("right"), expected)


def _line(path: Path, part: str) -> int:
    lines = path.read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if part in line)


# -- runs ---------------------------------------------------------------------------------------------


def _measure(cases: Sequence[Case], method: str, rounds: int, jobs: int) -> list[Result]:
    every = [(case, method, seed) for seed in range(rounds) for case in cases]
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        return [result for results in pool.starmap(_ways, every, chunksize=1) for result in results]


def _ways(case: Case, method: str, seed: int) -> list[Result]:
    """One program, one way after the other."""
    plain, delayed = (Scenario(start_method=method, seed=seed, delays=d) for d in (False, True))
    return [
        _timed(case, "bare", lambda: (_bare(case.path, method), frozenset())),
        _timed(case, "kit", lambda: _under_the_kit(case, plain)),
        _timed(case, "kit, delays", lambda: _under_the_kit(case, delayed)),
    ]


def _timed(case: Case, way: str, run: Callable[[], tuple[str, frozenset[Report]]]) -> Result:
    began = time.monotonic()
    output, reports = run()
    seconds = time.monotonic() - began
    wrong = case.right is not None and not re.fullmatch(case.right, output)
    return Result(case, way, wrong, reports, seconds)


def _bare(path: Path, method: str) -> str:
    """What the program prints on a terminal, under a start method as a student would have to set it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, path.name)
        head = f"import multiprocessing as _m\nif __name__ == '__main__': _m.set_start_method({method!r})\n"
        copy.write_text(head + path.read_text("utf-8"), "utf-8")
        master, terminal = pty.openpty()
        try:
            _in_a_session([sys.executable, str(copy)], terminal)
            os.write(terminal, b"\n.\n")  # so that there is something to read in any case
            return os.read(master, 65536).decode().replace("\r\n", "\n").removesuffix("\n.\n").strip("\n")
        finally:
            os.close(master)
            os.close(terminal)


def _in_a_session(command: Sequence[str], terminal: int) -> None:
    """Alone in a session, as under the kit: Linux shares cores among sessions.  All of it ends here."""
    null = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=terminal, stderr=null, start_new_session=True) as main:
        with suppress(subprocess.TimeoutExpired):
            main.wait(60)
        with suppress(ProcessLookupError):
            os.killpg(main.pid, signal.SIGKILL)


def _under_the_kit(case: Case, scenario: Scenario) -> tuple[str, frozenset[Report]]:
    evidence = sandbox.run(sandbox.Program(case.path), scenario, Limits())
    if evidence.ending.kind == "runner_error":
        raise SystemExit(evidence.ending.summary.render())
    output = "\n".join(line.text for line in evidence.lines("stdout"))
    return output, _cycles(evidence) if case.folder == "lock_order" else _races(evidence)


def _races(evidence: Evidence) -> frozenset[Report]:
    return frozenset((race.kind, frozenset(a.line for a in race.accesses)) for race in races(evidence))


def _cycles(evidence: Evidence) -> frozenset[Report]:
    found = lock_cycles(evidence)
    return frozenset(("cycle", frozenset(step.line for step in cycle.steps)) for cycle in found)


@contextmanager
def _busy_cores() -> Iterator[None]:
    """A loop for each core; they end by themselves should this process be killed."""
    code = f"import os\nwhile os.getppid() == {os.getpid()}: sum(range(100_000))"
    loops = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(os.cpu_count() or 1)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()


# -- reports ------------------------------------------------------------------------------------------


def _report(results: Sequence[Result]) -> None:
    rows: dict[tuple[str, str], list[Result]] = defaultdict(list)
    for result in results:
        rows[result.case.group, result.way].append(result)
    print(f"{'':36}{'result wrong':>20}{'proved':>20}{'false alarms':>16}{'changed':>11}{'wall':>8}")
    for (group, way), row in sorted(rows.items(), key=lambda item: item[0][0]):
        bare = rows[group, "bare"]
        programs = len({result.case.name for result in row})
        wrong = _ratio(sum(r.wrong for r in row), len(row)) if row[0].case.right else "-"
        wall = statistics.median(r.seconds for r in row) / statistics.median(r.seconds for r in bare)
        judged = ("-", "-", "-") if way == "bare" else _judged(row, programs)
        columns = f"{wrong:>20}{judged[0]:>20}{judged[1]:>16}{judged[2]:>11}"
        print(f"{group + f' ({programs})':24}{way:12}{columns}   x{wall:.2f}")
    _report_odd(results)


def _judged(row: Sequence[Result], programs: int) -> tuple[str, str, str]:
    """Of one group run in one way: how many were proved, accused wrongly, and judged now so, now so."""
    kinds = defaultdict(set)
    for result in row:
        kinds[result.case.name].add(result.kinds)
    racy = bool(row[0].case.expected)
    return (
        _ratio(sum(result.proved for result in row), len(row)) if racy else "-",
        f"{sum(bool(result.alarms) for result in row)} / {len(row)}",
        f"{sum(len(different) > 1 for different in kinds.values())} / {programs}",
    )


def _ratio(part: int, whole: int) -> str:
    return f"{part} / {whole} {100 * part / whole:5.1f} %"


def _report_odd(results: Sequence[Result]) -> None:
    odd: Counter[str] = Counter()
    for result in results:
        where = f"{result.case.folder}/{result.case.name}, {result.way}"
        if result.way != "bare":
            odd.update(f"{where}: not proved" for _ in range(not result.proved))
            odd.update(f"{where}: {kind} at {_lines(lines)}" for kind, lines in result.alarms)
        if result.wrong and not result.case.expected:
            odd[f"{where}: wrong result"] += 1
    for line, times in sorted(odd.items()):
        print(f"  ! {line} (x{times})")


def _lines(lines: frozenset[int | None]) -> str:
    return ", ".join(sorted(map(str, lines)))


if __name__ == "__main__":
    main()
