"""Attacks are written inline and run in the jail; each time it is looked whether anything of them is left."""

import os
import shutil
import tempfile
import textwrap
from pathlib import Path

import pytest

from grader import sandbox
from grader.evidence import Scenario
from grader.limits import Limits
from grader.sandbox import proctree

TRYING = Path(__file__).with_name("trying.py")


class Outcome:
    """What came of an attack."""

    def __init__(self, evidence):
        self.evidence, self.ending = evidence, evidence.ending
        self.lines = [line.text for line in evidence.lines()]
        self.errors = "\n".join(line.text for line in evidence.lines("stderr"))

    def tried(self, verdict):
        return [line.split("\t")[1] for line in self.lines if line.startswith(f"{verdict}\t")]

    @property
    def managed(self):
        """What it managed; every attempt has to have come to its end."""
        assert self.ending.ok and not self.errors, (self.ending, self.errors)
        assert self.tried("refused") + self.tried("managed")
        return self.tried("managed")


@pytest.fixture
def scratch(tmp_path, monkeypatch):
    """The folder for everything that the kit makes for a run; it has to be empty again afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="jail-", dir="/tmp"))
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield folder
    left = [file.name for file in folder.iterdir()]
    shutil.rmtree(folder, ignore_errors=True)
    assert left == []


@pytest.fixture
def nothing_is_left(scratch):
    """No file, no process, no mount, no descriptor."""
    before = set(os.listdir("/proc/self/fd"))
    yield
    mounts = Path("/proc/self/mountinfo").read_text()
    assert list(proctree.descendants(os.getpid())) == []
    assert str(scratch) not in mounts and " /box " not in mounts
    assert set(os.listdir("/proc/self/fd")) == before


@pytest.fixture
def attack(nothing_is_left, jail, tmp_path):
    def run(text, *args, name="attack.py", folder=None, collect=(), jailed=True, method="fork", **limits):
        file = (folder or tmp_path) / name
        file.write_text("import os, sys\nfrom trying import *\n" + textwrap.dedent(text), "utf-8")
        program = sandbox.Program(file, (TRYING,), folder=folder, collect=collect)
        scenario = Scenario(start_method=method, args=tuple(map(str, args)))
        return Outcome(sandbox.run(program, scenario, Limits(**{"wall": 20, **limits}), jailed))

    return run
