"""``grade batch --dask``: a real scheduler and its workers, as processes of their own on this machine."""

import csv
import json
import subprocess
import sys
import time
from collections import Counter

import pytest

from grader.cli import batch as batch_command

pytest.importorskip("distributed")

PATIENCE_S = 120
RIGHT = "import sys, time\ntime.sleep(0.2)\nprint(sys.argv[1])\n"


def wait_for(condition):
    deadline = time.monotonic() + PATIENCE_S
    while not (found := condition()):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return found


@pytest.fixture
def start(environment, tmp_path):
    """Start a Dask command; everything is killed afterwards."""
    started = []

    def run(*command):
        with open(tmp_path / "dask.log", "ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", *command],
                env=environment, cwd=tmp_path, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.wait()


@pytest.fixture
def scheduler(start, tmp_path):
    """The address of a scheduler."""
    file = tmp_path / "scheduler.json"
    options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show"]
    start("scheduler", *options, "--scheduler-file", str(file))
    return json.loads(wait_for(lambda: file.exists() and file.read_text()))["address"]


@pytest.fixture
def worker(start, scheduler, tmp_path):
    """Start a worker of the scheduler."""
    options = ["--nthreads", "2", "--no-nanny", "--no-dashboard", "--local-directory", str(tmp_path)]
    return lambda: start("worker", scheduler, *options)


@pytest.fixture
def students(write):
    """A class of so many right answers, some with a folder."""

    def make(number):
        for n in range(number):
            write(f"class/s{n:02}/ex01_hello.py" if n % 3 == 0 else f"class/s{n:02}_ex01.py", RIGHT)
        return [f"s{n:02}" for n in range(number)]

    return make


def table(here):
    with open(here / "grade-results" / "results.csv", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_a_class_is_graded_by_a_worker_elsewhere(grade, here, scheduler, worker, students):
    names = students(3)
    worker()
    done = grade("batch", "class", "--exercise", "ex01", "--dask", scheduler)
    assert done.returncode == 0, done.stderr
    rows = table(here)
    assert [(row["student"], row["verdict"]) for row in rows] == [(name, "passed") for name in names]
    assert [row["submission"] for row in rows] == [
        "class/s00/ex01_hello.py", "class/s01_ex01.py", "class/s02_ex01.py",
    ]  # fmt: skip


def test_a_lost_worker_costs_a_retry_and_no_result(start_grade, here, scheduler, worker, students):
    names = students(24)
    workers = [worker(), worker()]
    process = start_grade("batch", "class", "--exercise", "ex01", "--dask", scheduler)
    lines = here / "grade-results" / "results.jsonl"
    wait_for(lambda: lines.exists() and len(lines.read_text("utf-8").splitlines()) >= 4)
    workers[0].kill()
    assert process.wait(PATIENCE_S) == 0
    assert Counter(row["student"] for row in table(here)) == Counter(names)
    assert {row["verdict"] for row in table(here)} == {"passed"}


def test_each_worker_builds_the_jail_for_itself(grade, here, scheduler, worker, students):
    if (test := grade("jail-test")).returncode != 0:
        pytest.skip(test.stderr)
    students(2)
    worker()
    done = grade("batch", "class", "--exercise", "ex01", "--dask", scheduler, jail=True)
    assert done.returncode == 0, done.stderr
    documents = (here / "grade-results" / "results.jsonl").read_text("utf-8").splitlines()
    assert [run["jailed"] for document in documents for run in json.loads(document)["runs"]] == [True, True]


def test_nobody_listens_at_that_address(grade, students, sentence):
    students(1)
    done = grade("batch", "class", "--exercise", "ex01", "--dask", "tcp://127.0.0.1:9")
    assert done.returncode == 2
    assert sentence(done) == "there is no Dask scheduler at tcp://127.0.0.1:9."


def test_without_dask_the_sentence_says_what_to_install(grade, students, sentence, tmp_path):
    students(1)
    (tmp_path / "without").mkdir()
    (tmp_path / "without" / "distributed.py").write_text("raise ImportError\n")
    hidden = f"{tmp_path / 'without'}:{batch_command.__file__.removesuffix('/grader/cli/batch.py')}"
    done = grade("batch", "class", "--exercise", "ex01", "--dask", "tcp://127.0.0.1:9", PYTHONPATH=hidden)
    assert (done.returncode, sentence(done)) == (2, '--dask needs Dask: pip install "mpgrade[dask]".')
