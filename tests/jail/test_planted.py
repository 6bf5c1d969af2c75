"""Files that were handed in: none of them runs before the program or as the jail's first process."""

import os
import sys

import pytest

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


OURS = ("sitecustomize", "usercustomize", "grade_init", "grade_probe/__init__", "grade_probe/entry")
STANDARD = ("site", "os", "encodings/__init__", "codecs", "_socket", "_signal", "ctypes/__init__", "resource")
PATHS = ("python3.pth", "python._pth", "planted.pth")
SETTINGS = ("pyvenv.cfg", "pybuilddir.txt", ".pythonrc.py", "nsswitch.conf", "ld.so.preload", "passwd")
SITE = f".local/lib/python3.{sys.version_info[1]}/site-packages"


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_no_file_beside_the_program_runs_unasked(attack, folder, method):
    plant(folder, *(f"{name}.py" for name in OURS), f"{SITE}/usercustomize.py", f"{SITE}/sitecustomize.py")
    plant(folder, *PATHS, f"{SITE}/planted.pth", text="import os; print('planted', os.getpid())\n")
    plant(folder, *SETTINGS, text="home = /box\n")
    outcome = attack(
        """
        import multiprocessing
        if __name__ == "__main__":
            child = multiprocessing.Process(target=print, args=("child",))
            child.start(), child.join()
            print(sys.prefix == sys.argv[1])
        """,
        sys.prefix,
        folder=folder,
        method=method,
    )
    assert (outcome.lines, outcome.errors) == (["child", "True"], "")
    assert [process.observed for process in outcome.evidence.processes if process.role == "child"] == [True]


@pytest.mark.parametrize("name", STANDARD)
def test_what_process_1_imports_is_the_interpreters_own(attack, folder, name):
    """A module of that name beside the program is imported by the program alone, if at all."""
    plant(folder, f"{name}.py")
    assert "planted 1" not in attack(f"import {name.partition('/')[0]}", folder=folder).lines


def test_what_process_1_imported_is_unloaded_again(attack, folder):
    plant(folder, "resource.py", "grade_init.py")
    outcome = attack("import grade_init, resource\nimport ctypes\nprint(ctypes.CDLL)", folder=folder)
    assert outcome.lines == ["planted 2", "planted 2", "<class 'ctypes.CDLL'>"]


@pytest.mark.parametrize(
    "name",
    [
        "a b.py",
        ".hidden.py",
        "-c.py",
        "--help.py",
        "ünï 课.py",
        "new\nline.py",
        "quo'te\".py",
        "$HOME.py",
        "noending",
    ],
)
def test_a_program_may_have_any_name(attack, name):
    for jailed in (False, True):
        outcome = attack("print(os.path.basename(__file__) == sys.argv[1])", name, name=name, jailed=jailed)
        assert outcome.lines == ["True"]


def test_files_and_folders_beside_the_program_are_there_with_their_modes(attack, folder):
    plant(folder, "data/deep/er.txt", "read only.txt", text="x")
    plant(folder, "tool.sh", text="#!/bin/sh\necho tool\n")
    (
        (folder / "tool.sh").chmod(0o755),
        (folder / "read only.txt").chmod(0o444),
        (folder / "data/deep").chmod(0o555),
    )
    (folder / "empty").mkdir(), (folder / "link").symlink_to("/etc/passwd"), os.mkfifo(folder / "fifo")
    for jailed in (False, True):
        outcome = attack(
            """
            import subprocess
            found = [f"{where}/{name}"[2:] for where, dirs, files in os.walk(".") for name in dirs + files]
            print(sorted(name for name in found if "__pycache__" not in name))
            print(oct(os.stat("read only.txt").st_mode), open("data/deep/er.txt").read())
            print(subprocess.run("./tool.sh", capture_output=True, text=True).stdout.strip())
            """,
            folder=folder,
            jailed=jailed,
        )
        names = [
            "attack.py",
            "data",
            "data/deep",
            "data/deep/er.txt",
            "empty",
            "read only.txt",
            "tool.sh",
            "trying.py",
        ]
        assert outcome.lines[0] == str(names)
        assert outcome.lines[1:] == ["0o100444 x", "tool"]
    (folder / "data/deep").chmod(0o755)


def test_too_many_files_are_said_to_be_too_many(attack, folder):
    plant(folder, *(f"{n}.txt" for n in range(600)), text="")
    ending = attack("print(1)", folder=folder).ending
    assert (ending.kind, ending.reason) == (
        "runner_error",
        "there are more than 500 files beside the program",
    )


def test_four_hundred_files_are_not(attack, folder):
    plant(folder, *(f"{n}.txt" for n in range(400)), text="")
    assert attack("print(sum(name.endswith('.txt') for name in os.listdir()))", folder=folder).lines == [
        "400"
    ]


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
        assert (
            attack(text, secrets, collect=("out/result.txt",), jailed=jailed).evidence.file("out/result.txt")
            is None
        )


def test_a_collected_file_may_lie_in_a_folder(attack):
    for jailed in (False, True):
        text = "os.makedirs('a/b'), open('a/b/out.txt', 'w').write('one\\r\\ntwo')"
        assert (
            attack(text, collect=("a/b/out.txt",), jailed=jailed).evidence.file("a/b/out.txt") == "one\ntwo"
        )


def test_a_name_of_a_file_that_cannot_be_is_no_file(tmp_path):
    assert [file.text for file in workfolder.collect(tmp_path, ("a\0b", "", "x" * 300, "../.."))] == [
        None
    ] * 4


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
        assert outcome.ending.kind == "timed_out" and outcome.lines == ["ready"], (
            outcome.ending,
            outcome.errors,
        )
