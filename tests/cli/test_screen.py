"""Where reports go: terminals, pipes, closed pipes, full disks, other encodings."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
FULL = Path("/dev/full")
COMMAND = (sys.executable, "-c", "from grader.cli.main import main; main()")


def test_a_terminal_gets_colours_and_lines_that_fit(on_terminal, wrong):
    text, code = on_terminal("ex01", columns=60)
    assert "\x1b[31mex01_hello: failed, 1 of 2 points\x1b[0m" in text
    sentences = ESCAPE.sub("", text).partition("The task:")[0]
    assert max(map(len, sentences.splitlines())) <= 60
    assert code == 1


def test_a_terminal_sees_which_run_is_under_way_and_it_is_wiped(on_terminal, right):
    text, _ = on_terminal("ex01")
    assert "\r\x1b[2Krun 1 of 1: a word …\r\x1b[2K" in text


def test_no_color_is_plain_but_fits(on_terminal, wrong):
    text, _ = on_terminal("ex01", columns=60, NO_COLOR="1")
    report = text.rpartition("\x1b[2K")[2]
    assert report.startswith("ex01_hello: failed") and "\x1b" not in report
    assert max(map(len, report.partition("The task:")[0].splitlines())) <= 60


def test_a_dumb_terminal_gets_no_escape_sequence(on_terminal, wrong):
    assert "\x1b" not in on_terminal("ex01", TERM="dumb")[0]


def test_a_pipe_gets_plain_text(grade, wrong):
    assert "\x1b" not in grade("ex01").stdout


def test_colours_can_be_forced(grade, wrong):
    assert "\x1b[31m" in grade("ex01", FORCE_COLOR="1").stdout


def test_json_is_json_whatever_is_forced(on_terminal, grade, wrong):
    assert json.loads(grade("ex01", "--json", FORCE_COLOR="1").stdout)["verdict"] == "failed"
    assert json.loads(on_terminal("ex01", "--json")[0].rpartition("\x1b[2K")[2])["verdict"] == "failed"


def test_a_terminal_gets_the_stub_first(on_terminal, here):
    text, code = on_terminal("ex01")
    assert "ex01_hello.py was put here for you." in text
    assert (here / "ex01_hello.py").read_text() == "print('write me')\n"
    assert code == 1


def test_asking_for_json_on_a_terminal_puts_nothing_here(on_terminal, here):
    on_terminal("ex01", "--json")
    assert list(here.iterdir()) == []


def test_escape_sequences_of_a_program_are_seen_and_do_nothing(grade, write):
    write("ex01_hello.py", "print('\\x1b[2J\\x1b[31m[bold]PASSED')")
    out = grade("ex01").stdout
    assert r"main │ \x1b[2J\x1b[31m[bold]PASSED" in out and "\x1b" not in out


def test_an_encoding_without_our_signs_gets_ascii_ones(grade, wrong):
    out = grade("ex01", PYTHONIOENCODING="ascii", PYTHONUTF8="0").stdout
    assert "+ 1/1  It ends without an error." in out
    assert "main | nothing" in out


def test_json_is_utf8_in_any_locale(grade, write):
    write("ex01_hello.py", "print('é中')")
    document = json.loads(grade("ex01", "--json", PYTHONIOENCODING="ascii").stdout)
    assert document["runs"][0]["output"][0]["text"] == "é中"


def test_a_reader_that_goes_away_changes_nothing(start_grade, wrong):
    process = start_grade("ex01", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 1


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
@pytest.mark.parametrize("args", [["ex01"], ["ex01", "--json"], ["list"], ["--help"]], ids=str)
def test_a_full_disk_is_one_sentence(start_grade, right, args):
    with FULL.open("wb") as full:
        process = start_grade(*args, stdout=full, stderr=subprocess.PIPE)
        said = process.stderr.read().decode()
    assert said == "grade: the machine refused: No space left on device.\n"
    assert process.wait() == 3


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_closed_streams_do_no_harm(here, environment, right, closed):
    command = f"{shlex.join(COMMAND)} ex01 {closed}"
    done = subprocess.run(["sh", "-c", command], cwd=here, env=environment, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_report_says_which_course_judged(grade, right, course):
    assert re.search(rf"Course: A small course \({course}, [0-9a-f]{{12}}\)\n$", grade("ex01").stdout)
