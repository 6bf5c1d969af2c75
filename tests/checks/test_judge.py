"""The process that judges: it is sealed off, it may die, and nothing survives in it."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from grader.checks import process
from grader.checks.judge import Judge
from grader.errors import KitError

GOOD = 'def test_good(evidence):\n    """Good."""'


def verdicts(findings):
    return [finding.verdict for finding in findings]


@pytest.mark.parametrize(
    ("statement", "how"),
    [
        ("os._exit(0)", "exit code 0"),
        ("os._exit(3)", "exit code 3"),
        ("os.kill(os.getpid(), 9)", "signal SIGKILL"),
        ("os.closerange(3, 1000); import time; time.sleep(60)", "it closed what was not its own"),
    ],
)
def test_a_check_that_ends_its_process_is_an_error_and_the_others_are_judged(findings, seen, statement, how):
    said = findings(
        f'''
        def test_a(evidence):
            """A."""

        def test_deadly(evidence):
            """Deadly."""
            if evidence.ending.code == 7: {statement}

        @pytest.mark.depends("deadly")
        def test_b(evidence):
            """B."""
        ''',
        seen(),
        seen(code=7),
        seen(),
    )
    assert verdicts(said) == ["passed"] * 3 + ["passed", "error", "passed"] + ["passed", "skipped", "passed"]
    words = f"The check ended the process that judges: {how} (ex01_small/checks.py, line 5)."
    assert said[4].rationale.render() == words


def test_a_judge_that_is_killed_is_replaced(exercise, seen):
    small = exercise(GOOD)
    with Judge([small]) as judge:
        judge.checks(small)
        os.kill(judge._process[0], signal.SIGKILL)
        assert verdicts(judge.judge(small, [seen()])) == ["passed"]


def test_a_check_that_kills_every_judge_is_an_error_for_its_submission_only(exercise, seen):
    small = exercise(
        '''
        def test_a(evidence):
            """A."""
            if evidence.ending.code == 7: os.kill(os.getppid(), 9)

        def test_b(evidence):
            """B."""
        '''
    )
    with Judge([small]) as judge:
        assert verdicts(judge.judge(small, [seen(code=7)])) == ["error", "error"]
        assert verdicts(judge.judge(small, [seen()])) == ["passed", "passed"]


def test_ctrl_c_does_not_reach_the_judge(exercise, seen):
    small = exercise(GOOD)
    with Judge([small]) as judge:
        judge.checks(small)
        first = judge._process
        os.kill(first[0], signal.SIGINT)
        assert verdicts(judge.judge(small, [seen()])) == ["passed"]
        assert judge._process == first
        assert os.getpgid(first[0]) == first[0]


def test_leaving_ends_the_process_and_what_a_check_has_started_there(exercise, seen, tmp_path):
    small = exercise(
        f'''
        import subprocess

        def test_a(evidence):
            """A."""
            child = subprocess.Popen(["sleep", "600"])
            open({str(tmp_path / "pid")!r}, "w").write(str(child.pid))
        '''
    )
    with Judge([small]) as judge:
        judge.judge(small, [seen()])
        started = int((tmp_path / "pid").read_text())
        assert not is_gone(started)
    wait_for_the_end_of(started)


def test_a_judge_is_left_while_it_still_reads(exercise):
    with Judge([exercise(GOOD)]) as judge:
        pid = judge._process[0]
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def is_gone(pid):
    """Whether it has ended; nobody may have asked for its status yet."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return True


def wait_for_the_end_of(pid):
    """For ever, that is, until pytest's time-out."""
    while not is_gone(pid):
        os.sched_yield()


LEAVES = {
    "a global of its own": ("COUNT.append(1)", "len(COUNT)"),
    "the environment": ("os.environ['LEFT'] = '1'", "'LEFT' in os.environ"),
    "a module": ("sys.modules['left'] = sys", "'left' in sys.modules"),
    "a patched library": ("os.getpid = lambda: 1", "os.getpid() == 1"),
    "the import path": ("sys.path.append('left')", "'left' in sys.path"),
    "the current folder": ("os.chdir('/')", "os.getcwd() == '/'"),
    "a mark on itself": ("request.node.keywords['left'] = 1", "'left' in request.node.keywords"),
    "a property": ("request.node.user_properties.append(1)", "request.node.user_properties"),
    "the last exception": ("sys.last_value = 1", "hasattr(sys, 'last_value')"),
}


@pytest.mark.parametrize(("leave", "found"), LEAVES.values(), ids=LEAVES)
def test_what_a_check_leaves_behind_is_gone_with_the_submission(exercise, seen, leave, found):
    small = exercise(
        f'''
        COUNT = []

        def test_clean(evidence, request):
            """Clean."""
            if {found}: raise Failure("Something was left.")
            {leave}
        '''
    )
    with Judge([small]) as judge:
        for _ in range(3):
            assert verdicts(judge.judge(small, [seen()])) == ["passed"]


def test_memory_stays_flat(exercise, seen):
    small = exercise(
        '''
        KEPT = []

        def test_hoards(evidence):
            """Hoards."""
            KEPT.append(bytearray(1_000_000)); KEPT.append(evidence)
            assert not evidence.lines(), "It prints."
        '''
    )
    with Judge([small]) as judge:
        sizes = []
        for _ in range(60):
            judge.judge(small, [seen("x" * 10_000)])
            sizes.append(resident(judge._process[0]))
    assert max(sizes[20:]) - min(sizes[20:]) < 500  # kB


def resident(pid):
    status = Path(f"/proc/{pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def test_the_users_pytest_has_no_say(exercise, seen, monkeypatch):
    small = exercise('def test_fails(evidence):\n    """Fails."""\n    assert 1 == 2')
    course = small.folder.parent.parent
    raising = "raise RuntimeError('a conftest.py was read')"
    for folder in (course, small.folder):
        (folder / "conftest.py").write_text(raising)
        (folder / "pytest.ini").write_text("[pytest]\naddopts = --no-such-option\n")
    monkeypatch.setenv("PYTEST_ADDOPTS", "--assert=plain --no-such-option")
    monkeypatch.setenv("PYTEST_PLUGINS", "no_such_plugin")
    monkeypatch.setenv("PYTEST_TIMEOUT", "nonsense")
    monkeypatch.setenv("CI", "true")
    monkeypatch.chdir(small.folder)
    with Judge([small]) as judge:
        (said,) = judge.judge(small, [seen()])
    assert (said.verdict, said.rationale.render()) == ("failed", "assert 1 == 2")


def test_no_plugin_but_the_time_out_is_loaded(finding):
    said = finding(
        '''
        def test_plugins(request):
            """Plugins."""
            manager = request.config.pluginmanager
            assert manager.hasplugin("pytest_timeout")
            assert not manager.list_plugin_distinfo()
            assert not [name for name in os.environ if name.startswith("PYTEST_P")]
        '''
    )
    assert said.verdict == "passed", said.rationale


def test_a_check_neither_reads_the_terminal_nor_writes_on_it(findings, seen, capfd):
    said = findings(
        '''
        print("while it is read"); os.write(1, b"raw")

        def test_talks(evidence):
            """Talks."""
            print("out"); print("err", file=sys.stderr); os.system("echo shell")
            assert sys.stdin.read() == ""
        ''',
        seen(),
    )
    assert verdicts(said) == ["passed"]
    assert capfd.readouterr() == ("", "")


def test_nothing_is_written_into_the_course_but_byte_code(exercise, seen):
    small = exercise('def test_fails(evidence):\n    """Fails."""\n    assert 0')
    with Judge([small]) as judge:
        judge.judge(small, [seen()])
    course = small.folder.parent.parent
    assert {path.name for path in course.rglob("*") if path.is_file() and path.suffix != ".pyc"} == {
        "checks.py"
    }


def test_a_judge_that_cannot_work_is_the_kits_fault(exercise, seen, monkeypatch):
    monkeypatch.setattr(process, "_arguments", lambda course: ["--no-such-option"])
    small = exercise(GOOD)
    with Judge([small]) as judge:
        for _ in range(2):
            with pytest.raises(KitError, match="checks cannot be judged: "):
                judge.judge(small, [seen()])


def test_large_evidence_reaches_the_judge(exercise, seen):
    small = exercise(
        '''
        def test_long(evidence):
            """Long."""
            raise Failure("long", actual=evidence.lines()[0].text)
        '''
    )
    with Judge([small]) as judge:
        (said,) = judge.judge(small, [seen("x" * 5_000_000)])
    assert len(said.actual) == 5_000_000


def alone(course, code):
    """Run in an interpreter of its own, in which there is no pytest yet."""
    folder = repr(str(course.folder))
    head = f"""
        import os, signal, sys, time
        from pathlib import Path
        from grader.checks.judge import Judge
        from grader.course import Exercise
        from grader.limits import Limits
        small = Exercise("ex01_small", Path({folder}), "", "", (), Limits(), ())
    """
    text = textwrap.dedent(head) + textwrap.dedent(code)
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(
        [sys.executable, "-c", text], env=environ, capture_output=True, text=True, timeout=60, check=False
    )


def test_the_caller_never_imports_pytest(exercise):
    done = alone(
        exercise(GOOD),
        """
        with Judge([small]) as judge:
            print([check.id for check in judge.checks(small)], "pytest" in sys.modules)
        """,
    )
    assert (done.stdout, done.stderr) == ("['good'] False\n", "")


def test_entering_does_not_wait_for_the_checks_to_be_read(exercise, tmp_path):
    """A file that waits for what is written only after entering would never be read otherwise."""
    gate = tmp_path / "gate"
    done = alone(
        exercise(f"os.mkfifo({str(gate)!r}); open({str(gate)!r}).read()\n{GOOD}"),
        f"""
        with Judge([small]) as judge:
            gate = Path({str(gate)!r})
            while not gate.exists(): pass
            gate.write_text("go on")
            print([check.id for check in judge.checks(small)])
        """,
    )
    assert (done.stdout, done.stderr) == ("['good']\n", "")


def test_the_judge_ends_when_its_caller_is_killed(exercise):
    done = alone(
        exercise(GOOD),
        """
        judge = Judge([small]).__enter__()
        judge.checks(small)
        print(judge._process[0], flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
        """,
    )
    wait_for_the_end_of(int(done.stdout))
