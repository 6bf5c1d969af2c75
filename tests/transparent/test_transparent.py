"""A right program behaves under the kit as it does without: same lines, same errors, same exit code.

Each program runs bare and supervised at the same time, under each start method that it names itself; in the
jail under one of them.
"""

import os
import re
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from grader import sandbox
from grader.evidence import Scenario
from grader.limits import Limits
from grader.sandbox import proctree
from grader.sandbox.environment import ALLOWED

PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*.py"))
METHODS = ("fork", "spawn", "forkserver")

_VARYING = re.compile(r"0x[0-9a-f]+|/mp-\w+|(?:temp directory |'sys_path': ).*|^ +[~^]+$")
_OURS = re.compile(r'  File ".*/grade_probe/')


def methods(program):
    return METHODS if "sys.argv[1]" in program.read_text("utf-8") else ("fork",)


def one_of(methods, number):
    return methods[number % len(methods)]


PLAIN = [(program, method, False) for program in PROGRAMS for method in methods(program)]
JAILED = [(program, one_of(methods(program), number), True) for number, program in enumerate(PROGRAMS)]


def bare(program, method, folder):
    folder.mkdir()
    copy = folder / program.name
    copy.write_bytes(program.read_bytes())
    env = {name: value for name, value in os.environ.items() if name in ALLOWED or name.startswith("LC_")}
    return subprocess.Popen(
        [sys.executable, str(copy), method],
        cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def reap_what_it_left():
    """Its resource tracker comes to us when it has ended, and ends a moment later."""
    deadline = time.monotonic() + 5
    while next(proctree.descendants(os.getpid()), None) is not None and time.monotonic() < deadline:
        with suppress(ChildProcessError):
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                time.sleep(0.005)


def comparable(lines):
    """Lines of several processes come in any order."""
    return Counter(_VARYING.sub("_", line) for line in lines)


def without_our_frames(lines):
    """Python 3.10 shows the probe's frames in tracebacks; a frame is two lines."""
    lines = [line.text for line in lines]
    ours = {n for n, line in enumerate(lines) if _OURS.match(line)} if sys.version_info < (3, 11) else set()
    return [line for n, line in enumerate(lines) if n not in ours and n - 1 not in ours]


def lines_of(data, folder):
    return data.decode("utf-8", "backslashreplace").replace(f"{folder}/", "").split("\n")[:-1]


@pytest.mark.parametrize(
    "program, method, jailed",
    PLAIN + JAILED,
    indirect=["jailed"],
    ids=lambda case: {False: "plain", True: "jailed"}.get(case) or getattr(case, "stem", case),
)
def test_a_right_program_does_what_it_does_without_the_kit(program, method, jailed, tmp_path):
    alone = bare(program, method, tmp_path / "bare")
    scenario = Scenario(start_method=method, args=(method,))
    evidence = sandbox.run(sandbox.Program(program), scenario, Limits(wall=60, processes=100), jailed)
    out, err = alone.communicate(timeout=60)
    reap_what_it_left()
    ending = evidence.ending
    assert (ending.code if ending.kind == "exited" else ending.signal and -ending.signal) == alone.returncode
    assert comparable(line.text for line in evidence.lines()) == comparable(lines_of(out, tmp_path / "bare"))
    errors = comparable(without_our_frames(evidence.lines("stderr")))
    assert errors == comparable(lines_of(err, tmp_path / "bare"))
    assert not evidence.events_dropped
