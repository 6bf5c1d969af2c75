"""``grade run``: any program, watched."""

import json

import jsonschema

from grader.reports.schema import grade_schema

FAMILY = """
    import multiprocessing, sys

    def work(word):
        print("child says", word)
        sys.exit(3)

    if __name__ == "__main__":
        child = multiprocessing.Process(target=work, args=sys.argv[1:])
        child.start()
        child.join()
        print("main saw", child.exitcode, multiprocessing.get_start_method())
"""


def test_processes_and_who_printed_what(grade, write):
    write("family.py", FAMILY)
    done = grade("run", "family.py", "--start-method", "fork", "--", "--word")
    assert done.stdout.startswith("The program ended normally. (")
    assert "child 1 │ child says --word\n" in done.stdout
    assert "main    │ main saw 3 fork\n" in done.stdout
    assert "exit code 3" in done.stdout
    assert done.returncode == 0


def test_json_is_valid(grade, write):
    write("family.py", FAMILY)
    done = grade("run", "family.py", "--json", "--start-method", "fork", "--", "x")
    document = json.loads(done.stdout)
    jsonschema.validate(document, grade_schema())
    assert document["kind"] == "run"
    assert document["runs"][0]["processes"][1]["exit_code"] == 3


def test_a_program_that_fails_is_one(grade, write):
    write("x.py", "raise SystemExit(7)")
    done = grade("run", "x.py")
    assert "exit code 7" in done.stdout
    assert done.returncode == 1


def test_a_program_that_leaves_a_child_behind_is_one(grade, write):
    write("x.py", "import os, signal\nif os.fork() == 0:\n    signal.pause()\n")
    done = grade("run", "x.py")
    assert "was still running when main had ended" in done.stdout
    assert done.returncode == 1


def test_a_program_that_kills_its_supervisor_is_three(grade, write):
    write("x.py", "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)\nsignal.pause()\n")
    assert grade("run", "x.py").returncode == 3


def test_standard_input_is_a_file_or_ours(grade, write):
    write("x.py", "print(input()[::-1])")
    write("in.txt", "abc\n")
    assert "main │ cba" in grade("run", "x.py", "--stdin", "in.txt").stdout
    assert "main │ fed" in grade("run", "x.py", "--stdin", "-", stdin="def\n").stdout


def test_it_is_stopped_after_so_many_seconds(grade, write):
    write("x.py", "while True: pass")
    done = grade("run", "x.py", "--wall", "0.5")
    assert "0.5 s" in done.stdout.splitlines()[0]
    assert done.returncode == 1


def test_it_runs_in_the_current_folder(grade, write, here):
    write("x.py", "open('made.txt', 'w').close()")
    grade("run", "x.py")
    assert (here / "made.txt").exists()
