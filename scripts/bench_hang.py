"""Are hangs caught, how fast, and is nothing else called one:  scripts/bench hang [ROUNDS] [--jobs N]

Runs the two corpora of tests/hang, first on the machine as it is, then with a busy loop for each core.

"Quiescence" is when the last thread of the program left its core for good, by the scheduler's own record
(``se.exec_start`` in /proc/PID/task/TID/sched, read when the proof is complete; where the kernel has no such
file, the program's last event is taken, which is earlier, so that times are upper bounds).  "Verdict" is when
the supervisor has written its testimony: proof, stacks, sweep and explanation.  Threads of the library that
tick or spin do not count.

The last lines say what the watch costs: the supervisor's own CPU time over a program that sleeps for a
second, with and without the proof.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import re
import resource
import signal
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

from grader import sandbox
from grader.evidence import Evidence, Scenario
from grader.limits import Limits
from grader.sandbox import standing, supervise, testimony
from grader.sandbox.capability import capability
from grader.sandbox.quiet import Scan

CORPUS = Path(__file__).parents[1] / "tests" / "hang"


@dataclass(frozen=True)
class Case:
    kind: str
    name: str
    method: str
    stdin: str | None
    ending: str
    patterns: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """``latency`` in seconds from quiescence to the verdict, for what was called deadlocked."""

    case: Case
    ending: str
    explained: bool
    latency: float | None


def main() -> None:
    options = _options()
    cases = list(_cases())
    modes: dict[str, Callable[[], object]] = {"idle": _nothing, "busy": _busy_cores}
    for mode, loaded in modes.items():
        if options.only in (None, mode):
            with loaded():
                _report(mode, _measure(cases, options.rounds, options.jobs))
    if options.only is None:
        _report_cost(max(5, options.rounds))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench hang", description="Hangs caught, false alarms, how fast.")
    parser.add_argument("rounds", nargs="?", type=int, default=1, help="over both corpora (default: 1)")
    parser.add_argument("--jobs", type=int, default=1, help="runs at the same time (default: 1)")
    parser.add_argument("--only", choices=["idle", "busy"], help="one state of the machine instead of both")
    return parser.parse_args()


def _cases() -> Iterator[Case]:
    corpus = yaml.safe_load((CORPUS / "corpus.yaml").read_text("utf-8"))
    for kind, programs in corpus.items():
        for name, entry in programs.items():
            pattern = entry.get("pattern", [])
            patterns = (pattern,) if isinstance(pattern, str) else tuple(pattern)
            for method in entry.get("methods", ["fork"]):
                ending = "deadlocked" if kind == "hanging" else _ending(entry.get("code", 0))
                yield Case(kind, name, method, entry.get("stdin"), ending, patterns)


def _ending(code: int) -> str:
    return f"signalled {-code}" if code < 0 else f"exited {code}"


# -- runs ---------------------------------------------------------------------------------------------


def _measure(cases: Sequence[Case], rounds: int, jobs: int) -> list[Result]:
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        return pool.map(_run, list(cases) * rounds, chunksize=1)


def _run(case: Case) -> Result:
    program = sandbox.Program(CORPUS / case.kind / f"{case.name}.py")
    scenario = Scenario(start_method=case.method, stdin=case.stdin)
    evidence, watched = _watched_run(program, scenario)
    ending, explanation = evidence.ending, evidence.ending.explanation
    numbers = {"exited": ending.code, "signalled": ending.signal}
    found = f"{ending.kind} {numbers[ending.kind]}" if ending.kind in numbers else ending.kind
    still = ending.kind == "deadlocked"
    return Result(
        case,
        found,
        explained=still and explanation is not None and explanation.pattern in case.patterns,
        latency=watched.verdict - watched.quiescence if still else None,
    )


@dataclass(frozen=True)
class Watched:
    """Seconds of CLOCK_MONOTONIC; ``cpu`` is the supervisor's own CPU time."""

    quiescence: float
    verdict: float
    cpu: float


def _watched_run(program: sandbox.Program, scenario: Scenario) -> tuple[Evidence, Watched]:
    """A run whose supervisor also tells what it knows of itself.  It is a fork of this process, so what is
    replaced here is replaced there."""
    seen: list[float] = []
    look, testify = standing.look, testimony.testify

    def noting_look(scan: Scan, *rest: object) -> object:
        seen.append(_last_run(scan))
        return look(scan, *rest)

    def noting_testify(*everything: object) -> Evidence:
        evidence = testify(*everything)
        verdict, usage = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF)
        began = everything[-2] / 1e9
        last_event = began + max((event.at for event in evidence.events), default=0) / 1e9
        numbers = (seen[0] if seen and seen[0] else last_event, verdict, usage.ru_utime + usage.ru_stime)
        notes.write_text(" ".join(map(repr, numbers)))
        return evidence

    with tempfile.NamedTemporaryFile() as file:
        notes = Path(file.name)
        standing.look, testimony.testify = noting_look, noting_testify
        try:
            evidence = sandbox.run(program, scenario, Limits())
        finally:
            standing.look, testimony.testify = look, testify
        if evidence.ending.kind == "runner_error":
            raise SystemExit(evidence.ending.summary.render())
        return evidence, Watched(*map(float, notes.read_text().split()))


def _last_run(scan: Scan) -> float:
    """When the last of these threads left its core; 0 where the kernel does not tell."""
    try:
        return max(_left_core(task.pid, task.key[1]) for task in scan if task.helper is None)
    except (OSError, ValueError, TypeError):
        return 0.0


def _left_core(pid: int, tid: int) -> float:
    folder = f"/proc/{pid}/task/{tid}"
    core = int(Path(folder, "stat").read_text().rpartition(")")[2].split()[36])
    return _exec_start(folder) + _offset(core)


def _exec_start(folder: str) -> float:
    text = Path(folder, "sched").read_text()
    return float(re.search(r"^se\.exec_start\s*:\s*([\d.]+)", text, re.MULTILINE)[1]) / 1000


def _offset(core: int) -> float:
    """From a core's own clock, which stands still while a hypervisor has the core, to CLOCK_MONOTONIC."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        time.sleep(0.0001)
        return time.monotonic() - _exec_start("/proc/self")
    finally:
        os.sched_setaffinity(0, before)


# -- a busy machine -----------------------------------------------------------------------------------


@contextmanager
def _nothing() -> Iterator[None]:
    yield


@contextmanager
def _busy_cores() -> Iterator[None]:
    bench = os.getpid()
    loops = []
    for _ in range(os.cpu_count() or 1):
        loops.append(os.fork())
        if loops[-1] == 0:
            while os.getppid() == bench:
                sum(range(100_000))
            os._exit(0)
    try:
        yield
    finally:
        for pid in loops:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


# -- reports ------------------------------------------------------------------------------------------


def _report(mode: str, results: Sequence[Result]) -> None:
    hanging = [result for result in results if result.case.kind == "hanging"]
    idle = [result for result in results if result.case.kind == "idle"]
    caught = [result for result in hanging if result.ending == "deadlocked"]
    print("machine as it is" if mode == "idle" else f"{os.cpu_count()} busy loops on {os.cpu_count()} cores")
    print(f"  detected                  {len(caught)} / {len(hanging)}")
    print(f"  explained as expected     {sum(result.explained for result in hanging)} / {len(hanging)}")
    print(f"  false alarms              {sum(r.ending == 'deadlocked' for r in idle)} / {len(idle)}")
    if caught:
        caught.sort(key=lambda result: result.latency)
        times, slowest = [result.latency for result in caught], caught[-1].case
        quantiles = f"median {statistics.median(times):.3f}  95 % {times[int(0.95 * (len(times) - 1))]:.3f}"
        print(
            f"  quiescence to verdict, s  {quantiles}  max {times[-1]:.3f} ({slowest.name}, {slowest.method})"
        )
    odd = Counter(
        f"{result.case.name}, {result.case.method}: {result.ending}"
        for result in results
        if result.ending != result.case.ending
    )
    for line, times_seen in sorted(odd.items()):
        print(f"  ! {line} (x{times_seen})")


def _report_cost(rounds: int) -> None:
    """Interleaved: the supervisor's own CPU time over a program that sleeps, with and without the proof."""
    kinds = {"proof": (1, True), "no proof": (1, False), "no sleep": (0, True)}
    able, spent = capability(), {name: [] for name in kinds}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "sleeper.py")
        file.write_text("import sys, time\ntime.sleep(float(sys.argv[1]))\n")
        for _ in range(rounds):
            for name, (seconds, proof) in kinds.items():
                supervise.capability = lambda proof=proof: able._replace(proof=proof)
                watched = _watched_run(sandbox.Program(file), Scenario(args=(str(seconds),)))[1]
                spent[name].append(watched.cpu)
        supervise.capability = capability
    whole, without, fixed = (1000 * statistics.median(times) for times in spent.values())
    print(f"supervisor's CPU time over a program that sleeps for 1 s: {whole:.1f} ms")
    print(f"  start and end {fixed:.1f} ms, sampling {(whole - fixed) / 10:.1f} % of a core;", end=" ")
    print(f"without the proof {without:.1f} ms: the watch for stillness {(whole - without) / 10:.1f} %")


if __name__ == "__main__":
    main()
