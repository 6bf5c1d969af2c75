"""The self-test notices when a wall is missing: exactly the attempt that this wall stops succeeds."""

import contextlib
import os
import shutil
import struct
import tempfile
from pathlib import Path

import pytest

from grader.sandbox import selftest
from grader.sandbox.jail import bounds, cgroup, jailed, privilege, seccomp, view
from grader.sandbox.jail.bubblewrap import JailError, arguments

ALLOW = struct.pack("=HBBI", 0x06, 0, 0, 0x7FFF0000)
LANDLOCK = tuple(map(int, os.uname().release.split(".")[:2])) >= (5, 13)

pytestmark = pytest.mark.usefixtures("jail")


@pytest.fixture
def wall(monkeypatch, tmp_path):
    return Walls(monkeypatch, tmp_path)


class Walls:
    """Each method takes one away."""

    def __init__(self, monkeypatch, tmp_path):
        self.patch, self.folder = monkeypatch.setattr, tmp_path
        self.edits = []

    def edit(self, change):
        """``change(list of bubblewrap's arguments, where)`` before it is started."""
        self.edits.append(change)

        def edited(seen, where, *rest):
            given = list(arguments(seen, where, *rest))
            for one in self.edits:
                given = one(given, where)
            return given

        self.patch(jailed, "arguments", edited)

    def without(self, *options):
        self.edit(lambda given, _: [one for one in given if one not in options])

    def filter(self):
        self.patch(seccomp, "program", lambda machine: ALLOW)

    def init(self, *changes):
        """Another process 1: a copy of the probe, with lines of it changed."""
        probe = self.folder / "probe"
        if not probe.exists():
            shutil.copytree(jailed.PROBE, probe)
            self.folder.chmod(0o755)
        text = (probe / "grade_init.py").read_text()
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        (probe / "grade_init.py").write_text(text)
        self.patch(jailed, "PROBE", probe)


NO_FENCE = ("        _fence(call)\n", "")
DUMPABLE = ("_PR_SET_DUMPABLE, 0,", "_PR_SET_DUMPABLE, 1,")


def test_the_jail_holds(jail):
    assert jail == {}
    selftest.demand()


def test_the_network_is_shared(wall):
    every = ["--unshare-ipc", "--unshare-pid", "--unshare-uts", "--unshare-cgroup-try"]
    wall.edit(lambda given, _: [new for one in given for new in (every if one == "--unshare-all" else [one])])
    assert set(selftest.escapes()) == {"network"}


def test_there_is_no_filter_of_system_calls(wall):
    wall.filter()
    found = selftest.escapes()
    assert set(found) == {"network", "init"}
    assert found["init"] == "limits of process 1"


def test_the_secret_is_shown(wall, monkeypatch):
    baits = []

    def folder(prefix):
        baits.append(tempfile.mkdtemp(prefix=prefix))
        return contextlib.nullcontext(baits[0])

    def show(given, where):
        at = given.index("--chdir") - 4
        return [*given[:at], "--ro-bind", where(baits[0]), baits[0], *given[at:]]

    monkeypatch.setattr(tempfile, "TemporaryDirectory", folder)
    wall.edit(show)
    assert set(selftest.escapes()) == {"read"}
    shutil.rmtree(baits[0])


def test_the_root_is_not_read_only(wall):
    wall.edit(lambda given, _: _without_pair(given, "--remount-ro", "/"))
    assert set(selftest.escapes()) == (set() if LANDLOCK else {"write"})  # the fence is a second wall
    wall.init(NO_FENCE)
    assert selftest.escapes() == {"write": "/etc"}


def test_the_environment_is_passed_on(wall, monkeypatch):
    execve = os.execve
    monkeypatch.setattr(os, "execve", lambda file, command, _: execve(file, command, dict(os.environ)))
    assert selftest.escapes() == {}
    wall.without("--clearenv")
    assert set(selftest.escapes()) == {"environment"}


@pytest.fixture
def no_group(monkeypatch):
    """Nor a control group that counts them."""
    monkeypatch.setattr(cgroup, "hierarchies", lambda: ())


def test_processes_are_not_counted(wall, monkeypatch, no_group):
    limits = bounds.rlimits
    monkeypatch.setattr(bounds, "rlimits", lambda given: {**limits(given), "NPROC": 100_000})
    assert set(selftest.escapes()) == {"processes"}


def test_process_1_can_be_read(wall):
    wall.init(DUMPABLE)
    assert set(selftest.escapes()) == {"init"}
    wall.init(NO_FENCE)
    assert selftest.escapes() == {"init": "/proc/1/environ"}


def test_a_user_namespace_can_be_made(wall):
    wall.without("--disable-userns")
    assert selftest.escapes() == {}
    wall.filter()
    assert set(selftest.escapes()) == {"forge", "network", "init"}


def test_process_1_tells_another_exit_code(wall):
    wall.init(("pid, status, (usage", "pid, 0, (usage"))
    assert selftest.escapes() == {"exit": "exited 0"}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can stay root")
def test_root_stays_root(wall, monkeypatch, no_group):
    """Nothing counts root's processes, and what belongs to root in /proc is the program's."""
    monkeypatch.setattr(privilege, "become_nobody", lambda: None)
    assert set(selftest.escapes()) == {"processes", "init"}


def test_the_kit_is_shown_where_it_lies_in_the_interpreter(monkeypatch):
    """It is not, whatever the interpreter's folder holds."""
    kit = Path(selftest.__file__).parents[1]
    monkeypatch.setattr(view, "_shown", lambda: (str(kit.parent),))
    view.view.cache_clear()
    assert str(kit) in view.view().hidden
    view.view.cache_clear()


def test_what_succeeded_is_one_clear_sentence(monkeypatch):
    for attempt, what in selftest.ATTEMPTS.items():
        monkeypatch.setattr(selftest, "escapes", lambda attempt=attempt: {attempt: "so"})
        with pytest.raises(JailError) as error:
            selftest.demand()
        assert str(error.value).startswith(
            f"the jail does not hold here: a program in it could {what} (so). "
        )


def test_a_canary_that_does_not_come_to_its_end_proves_nothing(monkeypatch, tmp_path):
    for text in ("print('done')", "raise SystemExit(3)", "print('done'); import os; os._exit(0)"):
        canary = tmp_path / "canary.py"
        canary.write_text(text)
        monkeypatch.setattr(selftest, "CANARY", canary)
        try:
            assert selftest.escapes() == {"exit": "exited 0"}
        except JailError as error:
            assert "did not come to its end" in str(error)


def _without_pair(given, option, value):
    at = next(n for n, one in enumerate(given) if given[n : n + 2] == [option, value])
    return given[:at] + given[at + 2 :]
