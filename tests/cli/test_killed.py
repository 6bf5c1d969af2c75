"""A batch that is killed, at whatever moment, goes on and comes to the same table as one that was not.

``GRADE_KILLS=20`` kills as often, at other moments each time (``GRADE_KILLS_SEED`` repeats them).
"""

import os
import random
import shutil
import signal
import subprocess
import time
import uuid
from pathlib import Path

import pytest

KILLS = int(os.environ.get("GRADE_KILLS", "3"))
SEED = int(os.environ.get("GRADE_KILLS_SEED", random.SystemRandom().randrange(1_000_000)))

RIGHT = "import sys\nprint(sys.argv[1])\n"
SLOW = "import sys, time\ntime.sleep(0.3)\nprint(sys.argv[1])\n"
HANGS = "import multiprocessing\nmultiprocessing.Queue().get()\n"
FAMILY = """\
import multiprocessing, sys, time
def child():
    time.sleep(0.1)
if __name__ == "__main__":
    children = [multiprocessing.Process(target=child) for _ in range(3)]
    for one in children: one.start()
    for one in children: one.join()
    print(sys.argv[1])
"""
ANSWERS = (RIGHT, SLOW, HANGS, "print('no')\n", FAMILY, "import sys\nsys.exit(3)\n")
STUDENTS = 12


@pytest.fixture
def batch(start_grade, write, tmp_path):
    """Start a batch into a folder, all of whose processes and folders can be told from others."""
    for number in range(STUDENTS):
        write(f"class/s{number:02}_ex01.py", ANSWERS[number % len(ANSWERS)])
    (tmp_path / "scratch").mkdir()
    env = {"TMPDIR": str(tmp_path / "scratch"), "GRADE_MARK": f"mark-{uuid.uuid4()}"}

    def start(out, *options):
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "start_new_session": True}
        return start_grade("batch", "class", "--out", out, "--jobs", "3", *options, env=env, **quiet)

    start.left = lambda: alive(env["GRADE_MARK"], env["TMPDIR"])
    start.scratch = Path(env["TMPDIR"])
    return start


def alive(mark, scratch):
    """Processes of the batch, by their environment, and of submissions, by the folder that they run in."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            told = Path("/proc", pid, "environ").read_bytes() + Path("/proc", pid, "cmdline").read_bytes()
        except OSError:
            continue
        if mark.encode() in told or scratch.encode() in told:
            found.append(int(pid))
    return found


def table(here, out):
    """The table; the numbers of processes that are in some sentences are not the same twice."""
    return [line.split(",")[:7] for line in (here / out / "results.csv").read_text("utf-8").splitlines()]


def wait_until(holds, seconds=60.0):
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def results_in(folder):
    file = folder / "results.jsonl"
    return file.read_bytes().count(b"\n") if file.exists() else 0


def kill(process):
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def test_a_killed_batch_goes_on_to_the_same_table(batch, here):
    undisturbed = batch("undisturbed", "--seed", "7")
    assert undisturbed.wait() == 0
    moments = random.Random(SEED)
    for number in range(KILLS):
        out, moment = f"killed-{number}", moments.randrange(STUDENTS)
        process = batch(out, "--seed", "7")
        wait_until(lambda out=out, moment=moment: (here / out).exists() and results_in(here / out) >= moment)
        time.sleep(moments.uniform(0, 0.2))  # not always just after one was finished
        kill(process)
        wait_until(lambda: not batch.left())
        assert list(batch.scratch.iterdir()) == []
        finished = results_in(here / out)
        assert batch(out).wait() == 0
        where = f"killed after {finished} results; GRADE_KILLS_SEED={SEED}"
        assert table(here, out) == table(here, "undisturbed"), where
        shutil.rmtree(here / out)


def test_what_was_finished_is_not_run_again(batch, here, grade):
    process = batch("out")
    wait_until(lambda: results_in(here / "out") >= 4)
    kill(process)
    finished = results_in(here / "out")
    again = grade("batch", "class", "--out", "out")
    stand = int(again.stderr.split(f" of {STUDENTS} were graded before")[0])
    assert finished <= stand <= STUDENTS


def test_a_batch_that_is_killed_with_all_its_workers_goes_on_as_well(batch, here):
    process = batch("out")
    wait_until(lambda: results_in(here / "out") >= 2)
    for pid in (process.pid, *batch.left()):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    process.wait()
    assert batch("out").wait() == 0
    assert len(table(here, "out")) == STUDENTS + 1


@pytest.mark.parametrize("command", [("batch", "class"), ("regrade",)], ids=" ".join)
def test_two_at_once_in_one_folder_are_refused(command, start_grade, grade, write, here, sentence):
    os.mkfifo(here / "fifo")
    told = f"open({str(here / 'fifo')!r}, 'w').write('x')"
    write("class/a_ex01.py", f"{told}\nimport time\nwhile True: time.sleep(0.01)\n")
    process = start_grade("batch", "class", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert (here / "fifo").read_text() == "x"
    done = grade(*command)
    assert sentence(done).startswith("grade-results/attempts.sqlite is in use by another `grade batch`")
    assert done.returncode == 2
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 130
