"""Files of this machine: none of them is seen from the jail, and none is changed."""

import os
import stat
import sys
import sysconfig
from pathlib import Path

import pytest

from grader import sandbox
from grader.evidence import Scenario
from grader.limits import Limits
from grader.sandbox.jail import view

KIT = Path(sandbox.__file__).parent


@pytest.fixture
def bait(tmp_path):
    """What anybody on this machine may read and write."""
    tmp_path.chmod(0o777)
    (tmp_path / "secret").write_text("bait")
    (tmp_path / "secret").chmod(0o666)
    return tmp_path


def test_secrets_of_this_machine_are_not_there(attack, bait):
    outcome = attack(
        """
        paths = [*sys.argv[1:], "/etc/shadow", "/etc/hostname", "/var", "/srv", "/sys", "/boot", "/mnt"]
        for path in paths:
            attempt(path, os.listdir if os.path.isdir(path) else read, path)
        for root in ("/proc/1/root", "/proc/1/cwd", "/proc/self/root/../..", "/proc/thread-self/root"):
            attempt(root, read, f"{root}/{sys.argv[1]}")
        """,
        bait / "secret",
        KIT / "selftest.py",
        Path(__file__),
    )
    assert outcome.managed == []


def test_nobody_in_the_jail_sees_the_first_process_of_it(attack):
    outcome = attack(
        """
        for name in ("environ", "mem", "maps", "auxv", "io", "syscall", "stack", "pagemap", "personality"):
            attempt(name, read, f"/proc/1/{name}")
        for name in ("fd", "fdinfo", "map_files", "root", "cwd", "ns"):
            attempt(name, os.listdir, f"/proc/1/{name}")
        for name in ("root", "cwd", "exe", "ns/pid"):
            attempt(name, os.readlink, f"/proc/1/{name}")
        for name in ("mem", "oom_score_adj", "clear_refs", "coredump_filter", "comm", "timerslack_ns"):
            attempt(name, write, f"/proc/1/{name}", b"1")
        """
    )
    assert outcome.managed == []


def test_nothing_can_be_written_but_in_its_own_folders(attack, bait):
    outcome = attack(
        """
        here = [sys.prefix, sys.base_prefix, os.path.dirname(os.__file__), os.path.dirname(sys.executable)]
        for folder in [sys.argv[1], *here, "/", "/usr", "/etc", "/run", "/run/probe", "/dev", "/lib", "/mnt"]:
            attempt(folder, write, f"{folder}/planted")
            attempt(f"a folder in {folder}", os.mkdir, f"{folder}/planted")
        for file in (sys.executable, os.__file__, "/etc/passwd", "/run/probe/sitecustomize.py", sys.argv[1]):
            attempt(file, write, file)
            attempt(f"mode of {file}", os.chmod, file, 0o777)
            attempt(f"end of {file}", os.unlink, file)
            attempt(f"name of {file}", os.rename, file, file + "2")
            attempt(f"time of {file}", os.utime, file)
        for knob in ("sysrq-trigger", "sys/kernel/core_pattern", "sys/kernel/pid_max", "sys/vm/drop_caches"):
            attempt(knob, write, f"/proc/{knob}", b"1")
        """,
        bait,
    )
    assert outcome.managed == []
    assert sorted(os.listdir(bait)) == ["attack.py", "secret"]
    assert (bait / "secret").read_text() == "bait"


def test_the_environment_is_none_of_ours(attack, monkeypatch):
    monkeypatch.setenv("GITHUB_TOKEN", "bait")
    outcome = attack(
        """
        print(sorted(os.environ))
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try: print(b"bait" in read(f"/proc/{pid}/environ", 100_000), pid)
            except PermissionError: pass
        """
    )
    names = [
        "GRADE_METHOD",
        "GRADE_PROBE",
        "GRADE_ROOT",
        "HOME",
        "LANG",
        "PATH",
        "PWD",
        "PYTHONPATH",
        "TMPDIR",
    ]
    assert outcome.lines == [str(names), "False 2"]


@pytest.mark.parametrize("whose", ["the course", "the kit"])
def test_where_the_interpreter_lies_around_it_a_folder_is_emptied(whose, attack, tmp_path, monkeypatch):
    packages = Path(sysconfig.get_path("purelib"))
    if not os.access(packages, os.W_OK):
        pytest.skip(f"{packages} may not be written")
    secret = packages / f"grade_secret_{os.getpid()}"
    secret.mkdir()
    try:
        (secret / "solution.py").write_text("42")
        if whose == "the kit":
            monkeypatch.setattr(view, "_KIT", secret)
        view.view.cache_clear()
        file = tmp_path / "attack.py"
        file.write_text(f"import os; print(os.listdir({str(secret)!r}))")
        program = sandbox.Program(file, secret=secret if whose == "the course" else None)
        (line,) = sandbox.run(program, Scenario(), Limits(), jailed=True).output
        assert line.text == "[]"
    finally:
        view.view.cache_clear()
        (secret / "solution.py").unlink()
        secret.rmdir()


def test_no_device_is_made_and_no_other_user_becomes_one(attack):
    outcome = attack(
        """
        import stat
        attempt("a disk", os.mknod, "disk", stat.S_IFBLK | 0o666, os.makedev(8, 0))
        attempt("memory", os.mknod, "memory", stat.S_IFCHR | 0o666, os.makedev(1, 1))
        for uid in (0, 65534):
            attempt(f"user {uid}", os.setuid, uid)
            attempt(f"group {uid}", os.setgid, uid)
            attempt(f"file of {uid}", os.chown, "attack.py", uid, uid)
        attempt("groups", os.setgroups, [0])
        attempt("a root", os.chroot, "/box")
        """
    )
    assert outcome.managed == []


def test_set_user_id_has_no_effect(attack):
    outcome = attack(
        """
        import subprocess
        status = dict(line.split(":", 1) for line in open("/proc/self/status"))
        capabilities = {name: int(status[name], 16) for name in status if name[:3] == "Cap"}
        print(status["NoNewPrivs"].strip(), capabilities)
        print(os.getuid(), os.geteuid(), os.getgroups() in ([], [1000], [65534]))
        """
    )
    capabilities = dict.fromkeys(("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"), 0)
    assert outcome.lines == [f"1 {capabilities}", "1000 1000 True"]


def test_its_own_folders_are_its_own(attack):
    """The look-alike: what any program may do with its files works, wherever they may lie."""
    for jailed in (False, True):
        outcome = attack(
            """
            import stat, tempfile
            for folder in (os.getcwd(), tempfile.gettempdir(), tempfile.mkdtemp(), "/dev/shm"):
                path = f"{folder}/mine-{os.getpid()}"
                attempt("write", write, path), attempt("read", read, path)
                attempt("chmod", os.chmod, path, 0o600), attempt("rename", os.rename, path, path + "2")
                attempt("truncate", os.truncate, path + "2", 3)
                attempt("link", os.link, path + "2", path), attempt("symlink", os.symlink, path, path + "3")
                attempt("fifo", os.mkfifo, path + "4"), attempt("mkdir", os.mkdir, path + "5")
                attempt("into a folder", os.rename, path, path + "5/6")
                for n in (2, 3, 4): os.unlink(f"{path}{n}")
                os.unlink(path + "5/6"), os.rmdir(path + "5")
            """,
            jailed=jailed,
        )
        assert outcome.tried("refused") == [] and len(outcome.managed) == 40


def test_the_interpreter_of_the_jail_is_the_one_outside(attack):
    outcome = attack("print(sys.executable, sys.prefix, sys.base_prefix, sys.version_info[:3])")
    assert outcome.lines == [
        f"{os.path.normpath(sys.executable)} {sys.prefix} {sys.base_prefix} {sys.version_info[:3]}"
    ]
    assert stat.S_ISREG(Path(sys.executable).stat().st_mode)
