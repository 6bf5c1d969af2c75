"""Every error ends in one place: a sentence, an exit code, no traceback."""

import errno
import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import click
import pytest

import grader
from grader.cli.exits import guarded
from grader.errors import ConfigError, KitError, UsageError


def raising(error):
    def command():
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (UsageError("there is no such file"), 2, "there is no such file"),
        (ConfigError("unknown field", "config.yaml", 3), 2, "config.yaml:3: unknown field"),
        (KitError("no /proc"), 3, "no /proc"),
        (KeyboardInterrupt(), 130, "interrupted."),
        (click.Abort(), 130, "interrupted."),
        (MemoryError(), 3, "this machine has no memory left."),
        (
            OSError(errno.EMFILE, "Too many open files", "/x"),
            3,
            "the machine refused: /x: Too many open files.",
        ),
        (UsageError("two\nlines"), 2, "two lines"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else None,
)
def test_each_error_has_its_code_and_a_sentence(capsys, error, code, said):
    assert guarded(raising(error)) == code
    assert capsys.readouterr().err == f"grade: {said}\n"


def test_a_defect_leaves_a_log_and_no_traceback(capsys, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert guarded(raising(ZeroDivisionError("division by zero"))) == 3
    said = capsys.readouterr().err
    log = Path(re.search(r"report it with the file (\S+\.log)\.", said)[1])
    assert said.startswith("grade: this is a defect of the kit (ZeroDivisionError: division by zero); ")
    assert said.count("\n") == 1
    assert "Traceback (most recent call last)" in log.read_text()


def test_a_defect_on_a_machine_without_room_for_a_log(capsys, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    assert guarded(raising(ZeroDivisionError())) == 3
    assert "no log of it could be written" in capsys.readouterr().err


def test_an_old_python_is_told_so():
    old = "import sys; sys.version_info = (3, 9, 18); from grader.cli.main import main"
    package = str(Path(grader.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", old], env={"PYTHONPATH": package}, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (2, "grade needs Python 3.10 or newer; this is 3.9.\n")


def test_a_code_is_handed_on_and_none_is_zero():
    assert (guarded(lambda: 1), guarded(lambda: None)) == (1, 0)


@pytest.fixture
def under_way(start_grade, write, here, tmp_path):
    """``grade`` in the middle of a run that does not end: (its process, the pid of the program)."""

    def start(*command):
        (tmp_path / "tmp").mkdir()
        os.mkfifo(here / "fifo")
        tell = f"open({str(here / 'fifo')!r}, 'w').write(str(os.getpid()))"
        write("ex01_hello.py", f"import os, time\n{tell}\nwhile True: time.sleep(0.01)\n")
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        process = start_grade(
            *command, env={"TMPDIR": str(tmp_path / "tmp")}, **streams, start_new_session=True
        )
        return process, (here / "fifo").read_text()

    return start


@pytest.mark.parametrize("command", [["ex01"], ["run", "ex01_hello.py"]], ids=str)
def test_ctrl_c_is_130_and_leaves_nothing_behind(under_way, tmp_path, command):
    process, pid = under_way(*command)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(30) == 130
    assert process.stderr.read().strip() == b"grade: interrupted."
    assert not Path(f"/proc/{pid}").exists()
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_nothing_behind(under_way, tmp_path, number):
    process, pid = under_way("ex01")
    process.send_signal(number)
    assert process.wait(30) == 128 + number
    assert process.stderr.read() == b""
    assert not Path(f"/proc/{pid}").exists()
    assert list((tmp_path / "tmp").iterdir()) == []
