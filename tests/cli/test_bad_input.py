"""Whatever is typed wrongly gets one sentence, exit code 2, and no traceback."""

import os
import re

import pytest


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["verfy"], r"there is no command or exercise 'verfy'; did you mean verify\?"),
        (["bach", "folder", "--jobs", "2"], r"did you mean batch\?"),
        (["exo1"], r"there is no exercise 'exo1' in this course; did you mean ex01\?"),
        (["zzz"], r"there is no exercise 'zzz' in this course; `grade list` shows what there is"),
        (["ex01", "nothing.py"], r"there is no file nothing\.py"),
        (["ex01", "--seed", "x"], r"invalid value for '--seed': .*; see grade ex01 --help"),
        (["ex01", "--colour"], r"no such option.*--colour.*; see grade ex01 --help"),
        (["ex01", "--lang", "fr"], r"there are no texts in 'fr'; choose one of en, zh"),
        (["ex01", "--course", "nowhere"], r"there is no folder 'nowhere'"),
        (["ex01", "--save-evidence", "nowhere/x.json"], r"nowhere/x\.json cannot be written"),
        (["run", "nothing.py"], r"nothing\.py cannot be run: No such file or directory"),
        (["run", "."], r"\. is a folder; name the Python file to run"),
        (["run", "/dev/null"], r"/dev/null is no regular file"),
        (["run"], r"missing argument 'FILE'; see grade run --help"),
        (["judge", "ex01"], r"missing argument 'FILE\.\.\.'; see grade judge --help"),
        (["judge", "ex01", "nothing.json"], r"nothing\.json: No such file or directory"),
        (["batch", "nowhere"], r"there is no folder or archive nowhere\."),
        (["batch", ".", "--jobs", "0"], r"invalid value for '--jobs'"),
        (["start", "now"], r"got unexpected extra argument \(now\); see grade start --help"),
    ],
    ids=str,
)
def test_one_sentence(grade, sentence, typed, said):
    done = grade(*typed)
    assert re.search(said, sentence(done))
    assert (done.returncode, done.stdout) == (2, "")


def test_two_files_that_match_are_named(grade, write, sentence):
    write("ex01_a.py")
    write("ex01_b.py")
    done = grade("ex01")
    assert "ex01_a.py, ex01_b.py; name the one to grade" in sentence(done)
    assert done.returncode == 2


def test_a_binary_file_is_no_program_to_watch(grade, write, sentence):
    write("x.py", b"\x7fELF\0\0")
    assert "is a binary file" in sentence(grade("run", "x.py"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file(grade, right, sentence):
    right.chmod(0)
    done = grade("ex01")
    assert "cannot be read" in sentence(done)
    assert done.returncode == 2


@pytest.mark.parametrize("content", ["", "{", '{"format": "evidence/2"}', "\xff"])
def test_a_file_that_is_no_evidence(grade, write, sentence, content):
    write("seen.json", content)
    done = grade("judge", "ex01", "seen.json")
    assert "seen.json is no evidence/1 file" in sentence(done)
    assert done.returncode == 2


def test_broken_yaml_is_named_with_its_line(grade, right, course, sentence):
    (course / "config.yaml").write_text("format: course/1\ntitle: [\n")
    done = grade("ex01")
    assert re.search(r"config\.yaml:\d+: ", sentence(done))
    assert done.returncode == 2


def test_a_check_file_with_a_syntax_error(grade, right, course, sentence):
    (course / "exercises/ex01_hello/checks.py").write_text("def test_x(:\n")
    done = grade("ex01")
    assert "checks.py:1" in sentence(done)
    assert (done.returncode, done.stdout) == (2, "")


def test_arguments_that_are_no_text(grade, write, sentence):
    write("x.py")
    done = grade("run", "x.py", "--", os.fsdecode(b"\xff"))
    assert "must be UTF-8" in sentence(done)


def test_the_sentence_shows_control_characters(grade, sentence):
    assert r"\x1b[2J" in sentence(grade("ex01", "\x1b[2J.py"))


def test_without_a_command_there_is_help_and_no_success(grade):
    done = grade()
    assert done.stderr.startswith("Usage: grade ")
    assert done.returncode == 2


def test_evidence_that_was_edited_by_hand(grade, wrong, here, sentence):
    grade("ex01", "--save-evidence", "seen.json")
    seen = here / "seen.json"
    seen.write_text(seen.read_text().replace('"output":[{"process":0', '"output":[{"process":9'))
    done = grade("judge", "ex01", "seen.json")
    assert "seen.json speaks of a process that it does not list" in sentence(done)
    assert done.returncode == 2


def test_a_time_that_is_no_number(grade, right, sentence):
    assert "--wall needs a number" in sentence(grade("run", "ex01_hello.py", "--wall", "nan"))
