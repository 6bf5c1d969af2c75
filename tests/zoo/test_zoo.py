"""The zoo: programs that misbehave, each run once outside of the jail and once in it.

What the kit says of it stands in expected.yaml.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
import yaml

from grader import grading
from grader.checks.judge import Judge
from grader.course import Exercise
from grader.evidence import Evidence, Leftover, Role, Scenario, Stream
from grader.limits import Limits
from grader.sandbox import Program, run

HERE = Path(__file__).parent
DATA = yaml.safe_load((HERE / "expected.yaml").read_text("utf-8"))
EXERCISE = Exercise("zoo", HERE / "exercise", "Zoo", "", ("fork",), Limits(), ())
KERNEL_TELLS = tuple(map(int, os.uname().release.split(".")[:2])) >= (6, 15)  # how any process ended
HANG_GUARD = 15  # s beyond the wall limit; a guard against a kit that waits for ever, not a measurement


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with Judge([EXERCISE]) as judge:
        yield judge


@pytest.fixture
def temporary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A short folder for everything that the kit makes; its name marks every process of the run."""
    folder = Path(tempfile.mkdtemp(prefix="zoo-", dir="/tmp"))
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield folder
    for inside, _, _ in os.walk(folder):
        Path(inside).chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def usual_descriptors() -> Iterator[None]:
    """As many descriptors as a process usually may have, also where this machine allows more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(soft, 1024), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.timeout(90)
@pytest.mark.parametrize("name", DATA["programs"])
def test_zoo(name: str, jailed: bool, judge: Judge, temporary: Path) -> None:
    expected = expectation(name, jailed)
    limits = Limits(**(DATA["default"]["limits"] | expected.get("limits", {})))
    before = _own_descriptors(), _own_children()

    began = time.monotonic()
    evidence = run(_program(name, expected), _scenario(expected), limits, jailed)
    took = time.monotonic() - began
    if evidence.ending.starved:  # the machine is busy: such a run does not count, and this one has more time
        limits = limits.with_({"wall": 8 * limits.wall})
        evidence = run(_program(name, expected), _scenario(expected), limits, jailed)

    assert survivors(temporary) == []
    assert mismatches(evidence, expected) == [], evidence.ending.summary.render()
    assert _verdict(evidence, judge) == expected["verdict"]
    assert list(temporary.iterdir()) == []
    assert [left.name for left in evidence.leftovers if _is_still_there(left)] == []
    assert (_own_descriptors(), _own_children()) == before
    assert took < limits.wall + HANG_GUARD


def expectation(name: str, jailed: bool) -> dict[str, Any]:
    entry: dict[str, Any] = DATA["programs"][name]
    changed = entry.get("jailed", {}) if jailed else {}
    return {key: value for key, value in (entry | changed).items() if value is not None}


def test_every_program_has_an_expectation_and_every_expectation_a_program() -> None:
    expected = {entry.get("program", name) for name, entry in DATA["programs"].items()}
    assert expected == {path.stem for path in (HERE / "programs").glob("*.py")}


def _program(name: str, expected: dict[str, Any]) -> Program:
    file = HERE / "programs" / f"{expected.get('program', name)}.py"
    return Program(file, collect=tuple(expected.get("collect", ())))


def _scenario(expected: dict[str, Any]) -> Scenario:
    return Scenario(**({"start_method": "fork"} | expected.get("scenario", {})))


def mismatches(evidence: Evidence, expected: dict[str, Any]) -> list[str]:
    """One sentence for each expectation that does not hold."""
    wanted = {"leftovers": [], "unobserved": []} | expected
    found = []
    for key, question in QUESTIONS.items():
        if key in wanted and wanted[key] != "any":
            actual = question(evidence, wanted[key])
            if actual != wanted[key]:
                found.append(f"{key}: expected {wanted[key]!r}, got {_brief(actual)}")
    return found


def _ending(evidence: Evidence, wanted: dict[str, Any]) -> dict[str, Any]:
    ending = evidence.ending
    values = {key: getattr(ending, key) for key in wanted}
    if values.get("who"):
        values["who"] = values["who"].name
    if "alive" in values:
        values["alive"] = [who.name for who in ending.alive]
    return values


def _processes(evidence: Evidence, wanted: int) -> int:
    return sum(not process.is_library for process in evidence.processes)


def _roles(evidence: Evidence, wanted: dict[Role, int]) -> dict[Role, int]:
    counts = Counter(process.role for process in evidence.processes)
    return {role: counts[role] for role in wanted}


def _unobserved(evidence: Evidence, wanted: list[str]) -> list[str]:
    return [process.name for process in evidence.processes if not process.observed]


def _exits(evidence: Evidence, wanted: dict[str, int]) -> dict[str, int | str | None]:
    codes = {process.name: process.exit_code for process in evidence.processes}
    return {
        name: code if codes.get(name, "") is None and not KERNEL_TELLS else codes.get(name, "no such process")
        for name, code in wanted.items()
    }


def _exit_codes(evidence: Evidence, wanted: dict[int | None, int]) -> dict[int | None, int]:
    if not KERNEL_TELLS:
        return wanted
    return dict(Counter(process.exit_code for process in evidence.processes if not process.is_library))


def _stdout(evidence: Evidence, wanted: dict[str, list[str]]) -> dict[str, list[str]]:
    """The lines by writer; one that matches its pattern is shown as the pattern itself."""
    found: dict[str, list[str]] = {}
    for line in evidence.lines():
        writer = evidence.writer(line).name
        patterns, texts = wanted.get(writer, []), found.setdefault(writer, [])
        text = _shortened(line.text) + (" (partial)" if line.partial and len(line.text) < 1000 else "")
        pattern = patterns[len(texts)] if len(texts) < len(patterns) else ""
        texts.append(pattern if "*" in pattern and fnmatchcase(text, pattern) else text)
    return found


def _shortened(text: str) -> str:
    repeated = re.fullmatch(r"(.)\1{99,}", text)
    return f"{repeated[1]} x {len(text)}" if repeated else text


def _part_of(stream: Stream, evidence: Evidence, wanted: str) -> str:
    text = "\n".join(line.text for line in evidence.lines(stream))
    return wanted if wanted in text else text


def _leftovers(evidence: Evidence, wanted: list[str]) -> list[str]:
    """The patterns, if each is matched and nothing else is there; else what is there."""
    found = [f"{left.kind} {left.name}" for left in evidence.leftovers]
    all_meant = all(any(fnmatchcase(name, pattern) for pattern in wanted) for name in found)
    all_there = all(any(fnmatchcase(name, pattern) for name in found) for pattern in wanted)
    return wanted if all_meant and all_there else found


def _notes(evidence: Evidence, wanted: list[str]) -> list[str]:
    notes = [note.render() for note in evidence.notes]
    return wanted if all(any(part in note for note in notes) for part in wanted) else notes


QUESTIONS: dict[str, Callable[[Evidence, Any], object]] = {
    "ending": _ending,
    "processes": _processes,
    "roles": _roles,
    "unobserved": _unobserved,
    "exits": _exits,
    "exit_codes": _exit_codes,
    "stdout": _stdout,
    "stdout_lines": lambda evidence, wanted: len(evidence.lines()),
    "stderr": lambda evidence, wanted: _part_of("stderr", evidence, wanted),
    "leftovers": _leftovers,
    "cut": lambda evidence, wanted: evidence.output_cut > 0,
    "notes": _notes,
    "files": lambda evidence, wanted: {file.name: file.text for file in evidence.files},
}


def _brief(value: object) -> str:
    text = repr(value)
    return text if len(text) < 1500 else f"{text[:700]} ... {text[-700:]}"


def _verdict(evidence: Evidence, judge: Judge) -> str:
    checks, findings = judge.checks(EXERCISE), judge.judge(EXERCISE, (evidence,))
    return grading.grade("zoo", checks, (evidence,), findings, {}).verdict


def survivors(marker: Path) -> list[str]:
    """Processes whose folder, command line or environment names the run's temporary folder."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid() and _names(entry, os.fsencode(marker)):
            found.append((entry / "stat").read_text())
    return found


def _names(process: Path, marker: bytes) -> bool:
    try:
        traces = [os.fsencode((process / "cwd").readlink())]
        traces += [(process / "cmdline").read_bytes(), (process / "environ").read_bytes()]
    except OSError:
        return False
    return any(marker in trace for trace in traces)


def _is_still_there(left: Leftover) -> bool:
    prefix = {"shared_memory": "", "semaphore": "sem."}.get(left.kind)
    return prefix is not None and Path(f"/dev/shm/{prefix}{left.name}").exists()


def _own_descriptors() -> set[str]:
    return set(os.listdir("/proc/self/fd"))


def _own_children() -> set[str]:
    """Zombies included: what nobody waited for is a leak as well."""
    return {pid for path in Path("/proc/self/task").glob("*/children") for pid in path.read_text().split()}
