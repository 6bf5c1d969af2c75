"""Files that were handed in: none of them runs before the program or as the jail's first process."""

import os
from pathlib import Path

import pytest

from grader import sandbox
from grader.evidence import Scenario
from grader.limits import Limits
from grader.sandbox import workfolder

SPEAKS = "import os, sys\nprint('planted', os.getpid(), flush=True)\n"


@pytest.fixture
def folder(tmp_path):
    inner = tmp_path / "handed in"
    inner.mkdir()
    return inner


def plant(folder, *names, text=SPEAKS):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_no_file_beside_the_program_runs_unasked(attack, folder, method):
    modules = ("sitecustomize", "usercustomize", "grade_init", "grade_probe/__init__", "grade_probe/entry")
    standard = ("ctypes/__init__", "resource", "site", "os", "encodings/__init__", "struct", "codecs", "_socket", "_signal")
    plant(folder, *(f"{name}.py" for name in (*modules, *standard)))
    for place in (".local/lib/python3.{}/site-packages", "lib/python3.{}/site-packages"):
        here = place.format(os.sys.version_info[1])
        plant(folder, f"{here}/usercustomize.py", f"{here}/sitecustomize.py")
        plant(folder, f"{here}/planted.pth", text="import os; print('planted', os.getpid())\n")
    plant(folder, "python3.pth", "python._pth", "python311._pth", "planted.pth", text="import os; print('planted')\n")
    plant(folder, "pyvenv.cfg", "pybuilddir.txt", text="home = /box\ninclude-system-site-packages = false\n")
    plant(folder, ".pythonrc.py", ".python_history", "nsswitch.conf", "ld.so.preload")
    (folder / "resource.py").unlink(), (folder / "struct.py").unlink()  # these main imports itself, as anywhere
    (folder / "_signal.py").unlink(), (folder / "_socket.py").unlink()
    (folder / "ctypes/__init__.py").unlink()
    outcome = attack(
        """
        import multiprocessing
        if __name__ == "__main__":
            child = multiprocessing.Process(target=print, args=("child",))
            child.start(), child.join()
            print(sys.prefix == sys.argv[1])
        """,
        os.sys.prefix,
        folder=folder,
        method=method,
    )
    assert (outcome.lines, outcome.errors) == (["child", "True"], "")
    assert [process.observed for process in outcome.evidence.processes if process.role == "child"] == [True]


def test_modules_of_its_own_are_found_and_those_of_the_kit_are_not(attack, folder):
    """What process 1 imported is unloaded again: the program may have a ``resource.py`` of its own."""
    plant(folder, "resource.py", "struct.py", "grade_init.py")
    outcome = attack("import ctypes, grade_init, socket\nprint(ctypes.sizeof(ctypes.c_long))", folder=folder)
    assert outcome.lines == ["planted 2", "8"] or outcome.errors  # a struct.py breaks ctypes with and without a jail


@pytest.mark.parametrize(
    "name", ["a b.py", ".hidden.py", "-c.py", "--help.py", "ünï 课.py", "new\nline.py", "quo'te\".py", "$HOME.py", "noending"]
)
def test_a_program_may_have_any_name(attack, name):
    for jailed in (False, True):
        outcome = attack("print(os.path.basename(__file__) == sys.argv[1])", name, name=name, jailed=jailed)
        assert outcome.lines == ["True"]


def test_files_and_folders_beside_the_program_are_there_with_their_modes(attack, folder):
    plant(folder, "data/deep/er.txt", "read only.txt", text="x")
    plant(folder, "tool.sh", text="#!/bin/sh\necho tool\n")
    (folder / "tool.sh").chmod(0o755), (folder / "read only.txt").chmod(0o444), (folder / "data/deep").chmod(0o555)
    (folder / "empty").mkdir(), (folder / "link").symlink_to("/etc/passwd"), os.mkfifo(folder / "fifo")
    for jailed in (False, True):
        outcome = attack(
            """
            import subprocess
            names = sorted(os.path.join(where, name)[2:] for where, dirs, files in os.walk(".") for name in dirs + files)
            print([name for name in names if "__pycache__" not in name])
            print(oct(os.stat("read only.txt").st_mode), open("data/deep/er.txt").read())
            print(subprocess.run("./tool.sh", capture_output=True, text=True).stdout.strip())
            """,
            folder=folder,
            jailed=jailed,
        )
        names = ["attack.py", "data", "data/deep", "data/deep/er.txt", "empty", "read only.txt", "tool.sh", "trying.py"]
        assert outcome.lines[0] == str(names)
        assert outcome.lines[1:] == ["0o100444 x", "tool"]
    (folder / "data/deep").chmod(0o755)


def test_too_many_files_are_said_to_be_too_many(attack, folder):
    plant(folder, *(f"{n}.txt" for n in range(600)), text="")
    ending = attack("print(1)", folder=folder).ending
    assert (ending.kind, ending.reason) == ("runner_error", "there are more than 500 files beside the program")


def test_four_hundred_files_are_not(attack, folder):
    plant(folder, *(f"{n}.txt" for n in range(400)), text="")
    assert attack("print(sum(name.endswith('.txt') for name in os.listdir()))", folder=folder).lines == ["400"]


@pytest.mark.parametrize(
    "make",
    [
        "os.symlink(sys.argv[1], 'out')",
        "os.symlink('/proc/self/environ', 'out')",
        "os.mkfifo('out')",
        "import socket; socket.socket(socket.AF_UNIX).bind('out')",
        "os.mkdir('out')",
        "os.symlink('out', 'out')",
        "open('out', 'w').truncate(50_000_000)",
    ],
)
def test_the_host_follows_no_link_and_waits_for_no_fifo(attack, tmp_path, make):
    (tmp_path / "secret").write_text("bait")
    for jailed in (False, True):
        outcome = attack(make, tmp_path / "secret", collect=("out",), jailed=jailed)
        assert outcome.evidence.file("out") is None


@pytest.mark.parametrize("target", ["folder of this machine", "/", "..", "."])
def test_no_folder_on_the_way_to_a_collected_file_is_a_link(attack, tmp_path, target):
    secrets = tmp_path / "secrets"
    secrets.mkdir()
    (secrets / "result.txt").write_text("bait")
    if target != "folder of this machine":
        secrets = target
    for jailed in (False, True):
        text = "write('result.txt', b'bait'), os.symlink(sys.argv[1], 'out')"
        assert attack(text, secrets, collect=("out/result.txt",), jailed=jailed).evidence.file("out/result.txt") is None


def test_a_collected_file_may_lie_in_a_folder(attack):
    for jailed in (False, True):
        text = "os.makedirs('a/b'), open('a/b/out.txt', 'w').write('one\\r\\ntwo')"
        assert attack(text, collect=("a/b/out.txt",), jailed=jailed).evidence.file("a/b/out.txt") == "one\ntwo"


def test_a_name_of_a_file_that_cannot_be_is_no_file(tmp_path):
    assert [file.text for file in workfolder.collect(tmp_path, ("a\0b", "", "x" * 300, "../.."))] == [None] * 4


def test_a_fifo_in_place_of_mapped_code_does_not_hold_up_the_supervisor(attack):
    """It looks into the files of programs that no probe watches, and their names are the program's choice."""
    for jailed in (False, True):
        outcome = attack(
            """
            import shutil, subprocess
            CODE = '''
            import mmap, os, signal
            file = os.open("code", os.O_RDWR)
            code = mmap.mmap(file, 4096, prot=mmap.PROT_READ | mmap.PROT_EXEC)
            os.unlink("code")
            os.mkfifo("code (deleted)")
            os.close(file)
            print("ready", flush=True)
            signal.pause()
            '''.replace("\\n            ", "\\n")
            write("code", bytes(4096))
            subprocess.run([sys.executable, "-I", "-S", "-c", CODE])
            """,
            wall=1.5,
            jailed=jailed,
        )
        assert outcome.ending.kind == "timed_out" and outcome.lines == ["ready"], (outcome.ending, outcome.errors)
