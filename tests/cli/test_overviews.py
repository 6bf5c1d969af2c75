"""``grade list``, ``grade start``, ``grade verify``, help and version."""

import pytest

import grader
from grader.cli.main import COMMANDS


def test_start_puts_the_stubs_here(grade, here):
    done = grade("start")
    assert sorted(path.name for path in here.iterdir()) == ["ex01_hello.py", "ex02_sum.py"]
    assert done.stdout.endswith("type: grade ex01\n")
    assert done.returncode == 0


def test_start_leaves_what_is_there(grade, right):
    before = right.read_text()
    assert "kept as it is" in grade("start").stdout
    assert right.read_text() == before


def test_list_shows_which_exercise_has_a_file_here(grade, right, course):
    done = grade("list")
    assert done.stdout.startswith("ex01_hello  Say hello  ex01_hello.py\nex02_sum    Say hello  –\n\n")
    assert f"Course: A small course ({course}, " in done.stdout
    assert done.returncode == 0


def test_list_shows_what_is_wrong_with_a_file(grade, right, write):
    write("ex01_other.py")
    done = grade("list")
    assert "there is more than one file" in done.stdout
    assert done.returncode == 0


def test_verify_says_which_answers_hold(grade, course):
    solutions = course / "solutions/ex01_hello"
    for name, text in {
        "solution.py": "import sys\nprint(sys.argv[1])\n",
        "right/write.py": "import sys\nsys.stdout.write(sys.argv[1])\n",
        "wrong/mute.py": "# caught by: says\n",
        "wrong/crash.py": "# caught by: says\nimport sys\nprint(sys.argv[1])\n",
    }.items():
        (solutions / name).parent.mkdir(parents=True, exist_ok=True)
        (solutions / name).write_text(text)
    done = grade("verify", "ex01")
    assert "✓  ex01_hello  right/write  passed\n" in done.stdout
    assert "✗  ex01_hello  wrong/crash  passed  says does not catch it" in done.stdout
    assert "  ex01_hello/exercise.yaml: not in texts.zh.po: 'Say hello'\n" in done.stdout
    assert done.stdout.endswith("4 of 5 known answers get what they must get.\n")
    assert (done.returncode, done.stderr) == (1, "")


def test_verify_needs_solutions(grade, sentence):
    done = grade("verify")
    assert "solution.py" in sentence(done)
    assert done.returncode == 2


def test_the_version(grade):
    done = grade("--version")
    assert done.stdout == f"grade, version {grader.__version__}\n"
    assert done.returncode == 0


@pytest.mark.parametrize("command", [*COMMANDS, "ex01", "anything"])
def test_every_command_has_help_with_an_example(grade, command):
    done = grade(command, "-h")
    assert f"grade {command}" in done.stdout.partition("Example")[2]
    assert done.returncode == 0


def test_the_groups_help_names_all_commands(grade):
    done = grade("--help")
    for command in ("ex04 [PATH]", *COMMANDS):
        assert f"\n  {command} " in done.stdout
