"""The programs of corpus.yaml, each run as a submission would be."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from grader import sandbox
from grader.evidence import Scenario
from grader.limits import Limits


class Room:
    """Runs programs; everything that the kit makes for them lies in ``folder``, whose name marks them."""

    def __init__(self, folder):
        self.folder = folder

    def run(self, file, method="fork", stdin=None, args=(), in_place=False, jailed=False):
        program = sandbox.Program(file, in_place=in_place)
        scenario = Scenario(start_method=method, stdin=stdin, args=args)
        return sandbox.run(program, scenario, Limits(wall=30), jailed)

    @property
    def survivors(self):
        """What is left of the runs: processes and files."""
        marker, processes = os.fsencode(self.folder), []
        for entry in Path("/proc").iterdir():
            try:
                if entry.name.isdigit() and marker in (entry / "environ").read_bytes():
                    processes.append((entry / "cmdline").read_text())
            except OSError:
                continue
        return processes + [file.name for file in self.folder.iterdir()]


@pytest.fixture
def room(monkeypatch):
    folder = Path(tempfile.mkdtemp(prefix="hang-", dir="/tmp"))
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield Room(folder)
    shutil.rmtree(folder, ignore_errors=True)
