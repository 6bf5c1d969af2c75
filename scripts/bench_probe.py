"""What the probe costs:  scripts/bench probe [ROUNDS]

Whole programs run bare, under the kit with a probe that only says hello, and under the kit with the probe
whole, in interleaved rounds.  Single operations are timed inside a program that runs bare and under the kit:
the median of their first times, and of their times when the probe has stopped to tell of that line (400
events of one kind, one object and one line are sent).  Medians of all rounds are printed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from grader import sandbox
from grader.evidence import Evidence, Scenario
from grader.limits import Limits
from grader.sandbox import environment

_FOUR = """
import multiprocessing
def child(): pass
if __name__ == "__main__":
    multiprocessing.set_start_method("{method}")
    children = [multiprocessing.Process(target=child) for _ in range(4)]
    for one in children: one.start()
    for one in children: one.join()
"""
# name -> (program, interpreters that it starts)
PROGRAMS: Mapping[str, tuple[str, int]] = {
    "hello": ("print('hello')", 1),
    "import multiprocessing": ("import multiprocessing", 1),
    "4 forked processes": (_FOUR.format(method="fork"), 5),
    "4 spawned processes": (_FOUR.format(method="spawn"), 5),
    "Pool(4).map of 40": (
        "from multiprocessing import Pool, set_start_method\n"
        "if __name__ == '__main__':\n"
        "    set_start_method('fork')\n"
        "    with Pool(4) as pool: pool.map(abs, range(40))\n",
        5,
    ),
}

_ONLY_HELLO = """
import os
from grade_probe import channel
channel.open_channel(os.environ["GRADE_PROBE"], os.environ["GRADE_ROOT"])
"""

FIRST, ALL = 100, 1500
OPERATIONS: Mapping[str, str] = {
    "lock acquire + release": "lock.acquire(); lock.release()",
    "with lock": "with lock: pass",
    "value += 1": "value.value += 1",
    "pipe send + recv": "a.send(1); b.recv()",
    "Queue put + get": "queue.put(1); queue.get()",
    'manager d["k"] += 1': 'd["k"] += 1',
    "Pool.apply": "pool.apply(abs, (1,))",
}
_TIMED = """
import multiprocessing as mp, statistics
from time import perf_counter_ns as now
if __name__ == "__main__":
    mp.set_start_method("fork")
    lock, value, queue, (a, b) = mp.Lock(), mp.Value("i"), mp.Queue(), mp.Pipe()
    manager, pool = mp.Manager(), mp.Pool(1)
    d = manager.dict(k=0)
"""
_LOOP = """
    times = []
    for _ in range({all}):
        begun = now()
        {operation}
        times.append(now() - begun)
    print(statistics.median(times[:{first}]) / 1e3, statistics.median(times[{all} // 2:]) / 1e3)
"""


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        _programs(Path(folder), rounds)
        _operations(Path(folder), max(3, rounds // 3))


def _programs(folder: Path, rounds: int) -> None:
    print(f"whole programs, medians of {rounds} interleaved rounds, ms")
    print(f"  {'':24} {'bare':>7} {'hello':>7} {'probe':>7}   probe/bare  beside the hello, per interpreter")
    hello = folder / "hello"
    hello.mkdir()
    (hello / "sitecustomize.py").write_text(_ONLY_HELLO, "utf-8")
    (hello / "grade_probe").symlink_to(environment.PROBE / "grade_probe")
    for name, (text, interpreters) in PROGRAMS.items():
        file = folder / "program.py"
        file.write_text(text, "utf-8")
        found = _interleaved(
            rounds,
            {
                "bare": partial(_seconds_bare, file),
                "hello": partial(_seconds_with, hello, file),
                "probe": partial(_seconds_with, environment.PROBE, file),
            },
        )
        bare, only, whole = (1000 * statistics.median(found[kind]) for kind in ("bare", "hello", "probe"))
        beside = [1000 * (b - a) for a, b in zip(found["hello"], found["probe"], strict=True)]
        each = statistics.median(beside) / interpreters
        print(f"  {name:24} {bare:7.1f} {only:7.1f} {whole:7.1f}   {whole / bare:10.2f}  {each:+17.1f}")


def _interleaved(rounds: int, contenders: Mapping[str, Callable[[], float]]) -> dict[str, list[float]]:
    """Seconds of each in each round; one round before does not count."""
    found: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(rounds + 1):
        for name, go in contenders.items():
            seconds = go()
            if number:
                found[name].append(seconds)
    return found


def _bare(file: Path) -> tuple[float, str]:
    """Seconds and standard output of the program without the kit."""
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, str(file)], capture_output=True, text=True, check=True)
    return time.perf_counter() - begun, done.stdout


def _supervised(file: Path) -> Evidence:
    evidence = sandbox.run(sandbox.Program(file), Scenario(), Limits(wall=120, cpu=120))
    if not evidence.ending.ok:
        sys.exit(f"{file} ended with {evidence.ending}")
    return evidence


def _seconds_bare(file: Path) -> float:
    return _bare(file)[0]


def _seconds_with(probe: Path, file: Path) -> float:
    with _probe_at(probe):
        return _supervised(file).wall_s


@contextmanager
def _probe_at(folder: Path) -> Iterator[None]:
    usual, environment.PROBE = environment.PROBE, folder
    try:
        yield
    finally:
        environment.PROBE = usual


def _operations(folder: Path, rounds: int) -> None:
    file = folder / "operations.py"
    lines = [_LOOP.format(operation=text, all=ALL, first=FIRST) for text in OPERATIONS.values()]
    file.write_text(_TIMED + "".join(lines), "utf-8")
    bare: list[list[float]] = []
    ours: list[list[float]] = []
    for _ in range(rounds):
        bare.append([float(word) for word in _bare(file)[1].split()])
        evidence = _supervised(file)
        ours.append([float(word) for line in evidence.lines() for word in line.text.split()])
    alone = [statistics.median(column) for column in zip(*bare, strict=True)]
    watched = [statistics.median(column) for column in zip(*ours, strict=True)]
    events = _events_of_each(file, evidence)
    print(f"single operations, medians of {rounds} interleaved rounds, µs; events are of all processes")
    print(f"  {'':24} {'bare':>7} {'probe':>7} {'events':>7} {'each':>6} {'capped':>8}")
    for number, name in enumerate(OPERATIONS):
        usual, with_probe, later = alone[2 * number], watched[2 * number], watched[2 * number + 1]
        each = (with_probe - usual) / events[number] if events[number] else 0.0
        print(f"  {name:24} {usual:7.1f} {with_probe:7.1f} {events[number]:7.1f} {each:6.1f} {later:8.1f}")


def _events_of_each(file: Path, evidence: Evidence) -> list[float]:
    """How many events of all processes one operation sends: those between its first times."""
    source = file.read_text("utf-8").splitlines()
    return [_events_at(source.index(f"        {text}") + 1, evidence) for text in OPERATIONS.values()]


def _events_at(line: int, evidence: Evidence) -> float:
    own = [event for event in evidence.events if event.line == line]
    begins = [event.at for event in own if event.kind == own[0].kind][: FIRST + 1]
    return len([event for event in evidence.events if begins[0] <= event.at < begins[-1]]) / (len(begins) - 1)


if __name__ == "__main__":
    os.environ.pop("PYTHONPATH", None)
    main()
