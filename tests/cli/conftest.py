"""``grade`` as a process of its own, in an empty folder, with a small course beside it."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path
from textwrap import dedent

import pytest

import grader

CONFIG = """\
format: course/1
title: A small course
languages: [en, zh]
exercises: [ex01_hello, ex02_sum]
"""
EXERCISE = """\
format: exercise/1
title: Say hello
goal: A word is repeated.
scenarios:
  - name: a word
    inputs: {word: {word: true}}
    args: ["{word}"]
hints:
  says: ["Which word is in sys.argv?", "print(sys.argv[1])"]
"""
CHECKS = '''\
from grader.checks import Failure


def test_ends(evidence):
    """It ends without an error."""
    if not evidence.ending.ok:
        raise Failure("{who} did not.", who=evidence.main)


def test_says(evidence):
    """It says the word."""
    said = " ".join(line.text for line in evidence.lines())
    if said != evidence.scenario.inputs["word"]:
        raise Failure("Something else was said.", expected=evidence.scenario.inputs["word"], actual=said)
'''
RIGHT = "import sys\nprint(sys.argv[1])\n"
WRONG = "print('nothing')\n"
KILLER = "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)\nsignal.pause()\n"

COMMAND = (sys.executable, "-c", "from grader.cli.main import main; main()")
LEFT_OUT = ("GRADE_COURSE", "GRADE_LANG", "CI", "NO_COLOR", "FORCE_COLOR", "LC_ALL", "LC_MESSAGES", "COLUMNS")


@pytest.fixture
def course(tmp_path):
    """A course on disk with two exercises; ``ex02_sum`` has the same checks."""
    folder = tmp_path / "course"
    for name in ("ex01_hello", "ex02_sum"):
        exercise = folder / "exercises" / name
        exercise.mkdir(parents=True)
        (exercise / "exercise.yaml").write_text(EXERCISE)
        (exercise / "checks.py").write_text(CHECKS)
        (exercise / "stub.py").write_text("print('write me')\n")
        (exercise / "README.md").write_text("Say the word.\n")
    (folder / "config.yaml").write_text(CONFIG)
    return folder


@pytest.fixture
def here(tmp_path):
    """The current folder of ``grade``."""
    folder = tmp_path / "here"
    folder.mkdir()
    return folder


@pytest.fixture
def environment(course):
    kept = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    package = str(Path(grader.__file__).parents[1])
    return kept | {"GRADE_COURSE": str(course), "LANG": "C.UTF-8", "TERM": "xterm", "PYTHONPATH": package}


def typed(args, jail=False):
    """A batch is the same in a jail, but not on every machine, and slower."""
    unsafe = ["--unsafe-no-jail"] if args[:1] == ("batch",) and not jail else []
    return [*COMMAND, *args, *unsafe]


@pytest.fixture
def grade(here, environment):
    """Run ``grade`` with these arguments to its end; a batch without its jail unless ``jail``."""

    def run(*args, stdin=None, jail=False, **env):
        return subprocess.run(
            typed(args, jail),
            cwd=here,
            env=environment | env,
            capture_output=True,
            input=stdin,
            encoding="utf-8",
            timeout=120,
        )

    return run


@pytest.fixture
def start_grade(here, environment):
    """Start ``grade`` with these arguments, its streams where the test wants them."""
    started = []

    def start(*args, env=(), **streams):
        process = subprocess.Popen(typed(args), cwd=here, env=environment | dict(env), **streams)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()


@pytest.fixture
def on_terminal(start_grade):
    """What ``grade`` writes to a terminal of so many columns: (text with its escape sequences, exit code)."""

    def run(*args, columns=80, **env):
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        process = start_grade(*args, env=env, stdin=theirs, stdout=theirs, stderr=theirs)
        os.close(theirs)
        written = b"".join(iter(lambda: _read(ours), b""))
        os.close(ours)
        return written.decode().replace("\r\n", "\n"), process.wait()

    return run


def _read(terminal):
    try:
        return os.read(terminal, 65536)
    except OSError:  # EIO: nobody has it open any more
        return b""


@pytest.fixture
def write(here):
    """Put a file into the current folder."""

    def put(name, content=RIGHT):
        path = here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else dedent(content).encode())
        return path

    return put


@pytest.fixture
def right(write):
    return write("ex01_hello.py", RIGHT)


@pytest.fixture
def wrong(write):
    return write("ex01_hello.py", WRONG)


@pytest.fixture
def killer(write):
    """A submission that kills its supervisor."""
    return write("ex01_hello.py", KILLER)


@pytest.fixture
def sentence():
    """The one sentence that a failed command says."""

    def only(done):
        lines = done.stderr.splitlines()
        assert len(lines) == 1, done.stderr
        assert lines[0].startswith("grade: ")
        return lines[0].removeprefix("grade: ")

    return only
