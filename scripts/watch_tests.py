"""Would the kit ever have called CPython's own tests deadlocked?  scripts/watch_tests [--minutes N] [TEST...]

Runs ``python -m test TEST...`` below a watch that only records: every 4 ms it looks whether all threads of
all processes sleep, and it asks for no confirm time, so that two looks are enough for an alarm.  That is far
sharper than the kit is in earnest.  These tests make processes, threads, timers, alarms and signals in every
way there is, and (nearly) all of them go on by themselves.  An alarm after which something moved was false.

Another Python than the kit's own environment: ``PYTHON=python3.13 VENV=/tmp/v3.13 scripts/watch_tests``.  It
needs its ``test`` package (Debian and Ubuntu: apt install libpython3-testsuite).
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import shutil
import socket
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from grader.sandbox import hang, kernel, quiet
from grader.sandbox.environment import environment
from grader.sandbox.intake import Intake
from grader.sandbox.quiet import Scan, same_instant
from grader.sandbox.sweep import sweep
from grader.sandbox.workfolder import Place

EVERY = 0.004  # s between looks
PATIENCE = 120.0  # s without any movement after an alarm: then the tests hang in earnest
TESTS = [
    "test_multiprocessing_fork",
    "test_multiprocessing_spawn",
    "test_multiprocessing_forkserver",
    "test_concurrent_futures",
    "test_threading",
    "test_queue",
    "test_asyncio",
    "test_subprocess",
    "test_signal",
    "test_sched",
]


def main() -> int:
    parser = argparse.ArgumentParser(prog="watch_tests", description="CPython's tests under a silent watch.")
    parser.add_argument("--minutes", type=float, default=60, help="end after so long (default: 60)")
    parser.add_argument("tests", nargs="*", metavar="TEST", default=TESTS)
    options, passed_on = parser.parse_known_args()
    if importlib.util.find_spec("test") is None or importlib.util.find_spec("test.libregrtest") is None:
        parser.error(f"{sys.executable} has no `test` package")
    tests = [name for name in options.tests if importlib.util.find_spec(f"test.{name}")]
    if len(tests) < len(options.tests):
        print("not installed here:", ", ".join(sorted(set(options.tests) - set(tests))))
    quiet.CONFIRM, quiet.AGAIN, quiet.FIRST, quiet.LONGEST = 0.0, EVERY, EVERY, EVERY
    scratch = Path(tempfile.mkdtemp(prefix="watch-"))
    try:
        watch = Watch(scratch)
        watch.run([*passed_on, *tests], 60 * options.minutes)
    finally:
        sweep(os.getpid())
        shutil.rmtree(scratch, ignore_errors=True)
    watch.report()
    return 1 if watch.alarms else 0


class Watch:
    """One run of the tests.  ``alarms`` are sentences, ``instants`` counts looks that found a whole cut."""

    def __init__(self, scratch: Path) -> None:
        kernel.become_subreaper()
        self.alarms: list[str] = []
        self.instants = self.looks = 0
        self.reasons: Counter[str] = Counter()
        self._scratch, self._log = scratch, scratch / "log"
        self._here, self._intake_end = socket.socketpair()
        self._intake = Intake(scratch, self._intake_end.fileno(), 0)
        self._stillness = hang.stillness(self._intake, scratch)
        self._open_reasons = self._stillness._open_reasons
        self._stillness._open_reasons = self._counted_reasons

    def run(self, arguments: Sequence[str], seconds: float) -> None:
        self._began = time.monotonic()
        self._launch(arguments)
        while self._intake.main_status is None and self._elapsed < seconds:
            self._intake.round(max(0.0, self._stillness.next_look - self._elapsed))
            if self._intake.main_status is None:
                self.looks += 1
                scan = self._stillness.look(self._elapsed)
                if scan is not None:
                    self._alarm(scan)
        self.seconds, self.result = self._elapsed, self._result()

    @property
    def _elapsed(self) -> float:
        return time.monotonic() - self._began

    def _launch(self, arguments: Sequence[str]) -> None:
        (self._scratch / "tmp").mkdir()
        (self._scratch / "work").mkdir()
        place = Place(Path(sys.executable), self._scratch / "work", self._scratch / "work", self._scratch)
        null = os.open(os.devnull, os.O_RDONLY)
        log = os.open(self._log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.chdir(place.cwd)
        pid = os.posix_spawn(
            sys.executable,
            [sys.executable, "-u", "-m", "test", "-v", *arguments],
            environment(os.environ, self._intake.address, place, None),
            file_actions=[(os.POSIX_SPAWN_DUP2, fd, number) for number, fd in enumerate((null, log, log))],
            setsid=True,
        )
        self._intake.watch_exit(self._intake.census.launched(pid, time.monotonic_ns()))

    def _counted_reasons(self, scan: Scan) -> Sequence[str]:
        self.instants += 1
        reasons = self._open_reasons(scan)
        self.reasons.update({re.sub(r"\d+", "N", reason) for reason in reasons})
        return reasons

    def _alarm(self, scan: Scan) -> None:
        """Note it, and wait for what happens next: the same stillness is no second alarm."""
        at, where = self._elapsed, self._last_test()
        while self._intake.main_status is None and self._elapsed - at < PATIENCE:
            self._intake.round(EVERY)
            if not same_instant(scan, hang.scan(self._intake)):
                after = f"it moved again after {self._elapsed - at:.3f} s"
                break
        else:
            after = f"nothing moved for {PATIENCE:.0f} s"
        calls = "; ".join(f"{task.key[:2]} {task.state} {task.call}" for task in scan)
        self.alarms.append(f"at {at:.1f} s in {where}: {after}\n    {calls}")
        print(f"ALARM {self.alarms[-1]}", flush=True)
        self._stillness.next_look = self._elapsed

    def _last_test(self) -> str:
        found = re.findall(r"^(test\w* \(\S+\))", self._log.read_text("utf-8", "replace"), re.MULTILINE)
        return found[-1] if found else "?"

    def _result(self) -> str:
        """What the tests say of themselves at the end, and which failed (under the probe)."""
        log = self._log.read_text("utf-8", "replace")
        totals = re.findall(r"^(?:Total tests|Result|Tests result): .*$", log, re.MULTILINE)
        failed = re.findall(r"^(?:FAIL|ERROR): .*$", log, re.MULTILINE)
        return "\n  ".join([", ".join(totals) or f"ended early: {log[-500:]}", *sorted(set(failed))])

    def report(self) -> None:
        print(f"Python {sys.version.split()[0]}, {self.seconds:.0f} s: {self.result}")
        print(f"  looks {self.looks}, all quiet in {self.instants} of them, alarms {len(self.alarms)}")
        for reason, times in self.reasons.most_common():
            print(f"  no claim, {times}x: {reason}")


if __name__ == "__main__":
    sys.exit(main())
