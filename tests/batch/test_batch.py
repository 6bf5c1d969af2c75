"""A class is graded by worker processes; one submission never harms another's grade."""

import os
import textwrap
from pathlib import Path

import pytest

from grader.batch import run_batch
from grader.course.load import load_course
from grader.errors import UsageError
from grader.sandbox import proctree
from grader.submissions import Submission

CHECKS = '''
from grader.checks import Failure

def test_ends(evidence):
    """It ends."""
    if not evidence.ending.ok:
        raise Failure("{end}", end=evidence.ending.summary.template)

def test_says(evidence):
    """It says its word."""
    if [line.text for line in evidence.lines()] != [evidence.scenario.inputs["word"]]:
        raise Failure("wrong word")
'''


@pytest.fixture
def course(tmp_path):
    folder = tmp_path / "course" / "exercises" / "ex01_word"
    folder.mkdir(parents=True)
    (tmp_path / "course" / "config.yaml").write_text("format: course/1\ntitle: T\nexercises: [ex01_word]\n")
    (folder / "exercise.yaml").write_text(
        "format: exercise/1\ntitle: Say it\ngoal: g\nlimits: {wall: 10}\n"
        'scenarios: [{name: one, inputs: {word: {word: true}}, args: ["{word}"]}]\n'
    )
    (folder / "checks.py").write_text(CHECKS)
    (folder / "stub.py").write_text("")
    return load_course(tmp_path / "course")


@pytest.fixture
def submission(tmp_path):
    def made(student, text):
        path = tmp_path / f"{student}.py"
        path.write_text(textwrap.dedent(text))
        return Submission(student, "ex01_word", path)

    return made


def graded(course, submissions, jobs=2):
    results = {}

    def take(one):
        assert one.submission.student not in results, "a submission was graded twice"
        results[one.submission.student] = one

    run_batch(course, submissions, seed=1, jobs=jobs, on_result=take)
    return results


RIGHT = "import sys; print(sys.argv[1])"


def test_every_submission_gets_its_own_grade(course, submission):
    submissions = [submission(f"s{n}", RIGHT if n % 3 else "print('no')") for n in range(12)]
    results = graded(course, submissions)
    assert {s: r.grade.verdict for s, r in results.items()} == {
        f"s{n}": "passed" if n % 3 else "failed" for n in range(12)
    }


def test_all_get_the_same_inputs(course, submission):
    each = [
        submission(f"s{n}", f"{RIGHT}; open({str(course.folder / str(n))!r}, 'w').write(sys.argv[1])")
        for n in range(4)
    ]
    graded(course, each)
    assert len({path.read_text() for path in course.folder.glob("[0-3]")}) == 1


def test_who_handed_in_nothing_is_missing(course, submission):
    results = graded(course, [submission("a", RIGHT), Submission("b", "ex01_word", None)])
    assert (results["b"].grade.verdict, results["b"].grade.score) == ("missing", 0)


def test_who_kills_his_supervisor_is_not_graded_and_others_are(course, submission):
    killer = "import os, signal, time; os.kill(os.getppid(), signal.SIGKILL); time.sleep(5)"
    results = graded(course, [submission("killer", killer), *[submission(f"s{n}", RIGHT) for n in range(4)]])
    assert results["killer"].grade.verdict == "not_graded"
    assert results["killer"].grade.score is None
    assert {r.grade.verdict for s, r in results.items() if s != "killer"} == {"passed"}


def test_a_worker_that_is_killed_costs_only_its_own_submission(course, submission):
    """The submission kills the whole line above it: supervisor and worker."""
    killer = """
        import os, signal, time
        supervisor = os.getppid()
        worker = int(open(f"/proc/{supervisor}/stat").read().rsplit(")")[-1].split()[1])
        os.kill(worker, signal.SIGKILL)
        time.sleep(5)
    """
    results = graded(course, [submission("killer", killer), *[submission(f"s{n}", RIGHT) for n in range(4)]])
    assert results["killer"].grade.verdict == "not_graded"
    assert {r.grade.verdict for s, r in results.items() if s != "killer"} == {"passed"}


def test_a_nursery_that_is_killed_is_replaced(course, submission):
    """The submission kills the process that its worker was forked from."""
    killer = """
        import os, signal, sys
        parent = lambda pid: int(open(f"/proc/{pid}/stat").read().rsplit(")")[-1].split()[1])
        os.kill(parent(parent(os.getppid())), signal.SIGKILL)
        print(sys.argv[1])
    """
    sleeper = f"import time; time.sleep(1); {RIGHT}"
    few = [submission("killer", killer), *[submission(f"s{n}", sleeper) for n in range(3)]]
    results = graded(course, few, jobs=3)
    assert {r.grade.verdict for r in results.values()} == {"passed"}


def test_who_writes_into_everything_his_worker_has_open_gets_no_better_grade(course, submission):
    forger = """
        import os, stat
        supervisor = os.getppid()
        worker = int(open(f"/proc/{supervisor}/stat").read().rsplit(")")[-1].split()[1])
        for process in (supervisor, worker):
            for name in os.listdir(f"/proc/{process}/fd"):
                path = f"/proc/{process}/fd/{name}"
                try:
                    if stat.S_ISREG(os.stat(path).st_mode):
                        continue  # for root that might be any file of the machine
                    with open(path, "wb", buffering=0) as file:
                        file.write(b'{"graded": null, "error": null}\\n' * 3)
                except OSError:
                    pass
    """
    results = graded(course, [submission("forger", forger), *[submission(f"s{n}", RIGHT) for n in range(4)]])
    assert results["forger"].grade.verdict in ("failed", "not_graded")
    assert {r.grade.verdict for s, r in results.items() if s != "forger"} == {"passed"}


def test_who_stops_his_worker_stops_nobody_else(course, submission, monkeypatch):
    stopper = """
        import os, signal, time
        supervisor = os.getppid()
        worker = int(open(f"/proc/{supervisor}/stat").read().rsplit(")")[-1].split()[1])
        os.kill(worker, signal.SIGSTOP)
        time.sleep(2)
    """
    monkeypatch.setattr("grader.batch.engine.JUDGE_S", 5.0)
    monkeypatch.setattr("grader.batch.engine.RUN_S", 1.0)
    few = [submission("stopper", stopper), *[submission(f"s{n}", RIGHT) for n in range(3)]]
    results = graded(course, few)
    assert results["stopper"].grade.verdict == "not_graded"
    assert {r.grade.verdict for s, r in results.items() if s != "stopper"} == {"passed"}


def test_a_broken_course_is_said_at_once(course, submission):
    (course.folder / "exercises" / "ex01_word" / "checks.py").write_text("def broken(:\n")
    with pytest.raises(UsageError, match=r"checks\.py:1"):
        graded(load_course(course.folder), [submission("a", RIGHT)])


def test_nobody_is_judged_by_a_course_that_was_changed_meanwhile(course, submission):
    (course.folder / "exercises" / "ex01_word" / "checks.py").write_text(f"{CHECKS}\n# mended\n")
    with pytest.raises(UsageError, match="has been changed meanwhile"):
        graded(course, [submission("a", RIGHT)])


def test_when_it_is_interrupted_what_is_finished_is_kept_and_nothing_is_left(course, submission):
    taken = []

    def interrupt(one):
        taken.append(one)
        raise KeyboardInterrupt

    slow = [submission(f"s{n}", "import time; time.sleep(3)") for n in range(4)]
    with pytest.raises(KeyboardInterrupt):
        run_batch(course, [submission("a", RIGHT), *slow], 1, 2, interrupt)
    assert [one.submission.student for one in taken] == ["a"]
    _wait_until(lambda: not list(_children_named("grader.batch.nursery")))
    _wait_until(lambda: not _programs(Path(slow[0].program.parent)))


def _children_named(name):
    return (pid for pid in proctree.descendants(os.getpid()) if name in proctree.command(pid))


def _programs(folder):
    """Programs of this class that still run anywhere."""
    names = {path.name for path in folder.glob("*.py")}
    pids = [int(name) for name in os.listdir("/proc") if name.isdigit()]
    return [pid for pid in pids if any(f"/work/{name}" in proctree.command(pid) for name in names)]


def _wait_until(holds, seconds=10.0):
    import time

    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)
