"""One run: what the supervisor sees of a real program."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from grader import sandbox, wire
from grader.evidence import Evidence, Scenario
from grader.limits import Limits
from grader.sandbox import proctree


def stdout(evidence):
    return [line.text for line in evidence.lines()]


def test_the_exit_code_is_the_ending(run):
    ending = run("import sys; sys.exit(3)").ending
    assert (ending.kind, ending.code) == ("exited", 3)


def test_a_signal_is_the_ending(run):
    ending = run("import os, signal; os.kill(os.getpid(), signal.SIGUSR1)").ending
    assert (ending.kind, ending.signal) == ("signalled", 10)


def test_each_line_is_the_kernels_word_on_its_writer(run, method):
    evidence = run(
        """
        import os
        from multiprocessing import Process
        def child():
            print("I am", os.getpid())
            os.write(1, b"raw %d\\n" % os.getpid())
        if __name__ == "__main__":
            for _ in range(5):
                p = Process(target=child); p.start()
            p.join()
        """,
        method=method,
    )
    children = evidence.children()
    assert [child.name for child in children] == [f"child {n}" for n in range(1, 6)]
    for child in children:
        assert [line.text for line in evidence.lines(by=child)] == [f"I am {child.pid}", f"raw {child.pid}"]


def test_a_child_knows_who_started_it_also_under_forkserver(run, method):
    evidence = run(
        """
        from multiprocessing import Process
        def grandchild(): pass
        def child():
            p = Process(target=grandchild); p.start(); p.join()
        if __name__ == "__main__":
            p = Process(target=child); p.start(); p.join()
        """,
        method=method,
    )
    (child,) = evidence.children()
    (grandchild,) = evidence.children(child)
    assert (child.name, grandchild.name) == ("child 1", "child 1.1")
    assert {child.exit_code, grandchild.exit_code} == {0}
    server = [p for p in evidence.processes if p.role == "fork_server"]
    assert child.ppid == (server[0].pid if method == "forkserver" else evidence.main.pid)


def test_no_short_lived_child_is_missed(run):
    evidence = run(
        """
        import os
        for n in range(100):
            if os.fork() == 0:
                os._exit(n)
            os.wait()
        """
    )
    assert [child.exit_code for child in evidence.children()] == list(range(100))
    assert all(child.observed for child in evidence.children())


def test_a_child_killed_at_birth_is_known_by_its_start_alone_or_observed(run):
    evidence = run(
        """
        from multiprocessing import Process
        import time
        if __name__ == "__main__":
            for _ in range(10):
                p = Process(target=time.sleep, args=(60,)); p.start(); p.kill(); p.join()
        """,
        method="fork",
    )
    assert [child.exit_code for child in evidence.children()] == [-9] * 10


@pytest.mark.parametrize("number, code", [("SIGTERM", -15), ("SIGKILL", -9)])
def test_a_signal_during_the_hello_is_not_swallowed(run, number, code):
    """Exit codes are those of a bare run: a child that is terminated right after its start dies of it."""
    evidence = run(
        f"""
        import os, signal, time
        from multiprocessing import Process
        if __name__ == "__main__":
            ps = [Process(target=time.sleep, args=(60,)) for _ in range(20)]
            for p in ps:
                p.start(); time.sleep(0.0005); os.kill(p.pid, signal.{number})
            for p in ps: p.join()
            print(sorted(p.exitcode for p in ps))
        """,
        method="fork",
    )
    assert stdout(evidence) == [str([code] * 20)]


def test_a_message_keeps_its_identity_on_its_way(run, method):
    evidence = run(
        """
        from multiprocessing import Process, Queue, Pipe, SimpleQueue
        def child(q, s, c):
            q.put("x" * 300000); s.put(1); c.send([2])
        if __name__ == "__main__":
            q, s, (a, b) = Queue(), SimpleQueue(), Pipe()
            p = Process(target=child, args=(q, s, b)); p.start()
            print(len(q.get()), s.get(), a.recv()); p.join()
        """,
        method=method,
    )
    (child,) = evidence.children()
    given = {e.value for e in evidence.happened("q.put", "c.send", by=child)}
    taken = {e.value for e in evidence.happened("q.get", "c.recv", by=evidence.main)}
    assert stdout(evidence) == ["300000 1 [2]"]
    assert len(given) == 3 and given <= taken


def test_a_callback_is_seen_in_the_parent_between_its_task_and_the_end(run, method):
    evidence = run(
        """
        from multiprocessing import Pool
        def work(n): return n * n
        def note(result): print("note", result)
        if __name__ == "__main__":
            with Pool(2) as pool:
                for n in range(3): pool.apply_async(work, (n,), callback=note)
                pool.close(); pool.join()
        """,
        method=method,
    )
    for submit in evidence.happened("pool.submit"):
        order = [e.kind for e in evidence.events if e.object == submit.object]
        assert order == ["pool.submit", "task.run", "task.end", "cb.run", "cb.end"]
    assert {e.process for e in evidence.happened("cb.run")} == {0}
    assert {evidence.processes[e.process].role for e in evidence.happened("task.run")} == {"worker"}


def test_an_executors_future_calls_back_too(run, method):
    evidence = run(
        """
        from concurrent.futures import ProcessPoolExecutor
        def work(n): return n * n
        if __name__ == "__main__":
            with ProcessPoolExecutor(2) as pool:
                for n in range(3): pool.submit(work, n).add_done_callback(lambda f: print(f.result()))
        """,
        method=method,
    )
    for submit in evidence.happened("pool.submit"):
        order = [e.kind for e in evidence.events if e.object == submit.object]
        assert [kind for kind in order if kind != "cb.end"][-1] == "cb.run" and "task.run" in order
    assert sorted(stdout(evidence)) == ["0", "1", "4"]


def test_a_pool_sized_for_many_cores_passes_under_spawn(run):
    evidence = run(
        """
        import os
        os.cpu_count = os.process_cpu_count = lambda: 64
        from multiprocessing import Pool
        if __name__ == "__main__":
            with Pool() as pool: print(sum(pool.map(abs, range(1000))))
        """,
        method="spawn",
        wall=60,
        processes=80,
    )
    assert evidence.ending.ok, evidence.ending
    assert len(evidence.workers) == 64


def test_the_scenarios_method_is_a_default_that_the_program_may_change(run):
    evidence = run(
        """
        import multiprocessing as mp
        if __name__ == "__main__":
            mp.set_start_method("fork"); print(mp.get_start_method())
        """,
        method="spawn",
    )
    assert stdout(evidence) == ["fork"]


def test_standard_input_is_the_scenarios_text(run):
    assert stdout(run("print(input(), input())", stdin="a\nb\n")) == ["a b"]


def test_without_text_standard_input_is_empty(run):
    assert stdout(run("import sys; print(repr(sys.stdin.read()))")) == ["''"]


def test_a_program_sees_nothing_of_the_graders_environment(run, monkeypatch):
    monkeypatch.setenv("GITHUB_TOKEN", "secret")
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    evidence = run(
        "import os; print('GITHUB_TOKEN' in os.environ, '/nowhere' in os.environ.get('PYTHONPATH'))"
    )
    assert stdout(evidence) == ["False False"]
    assert any("PYTHONPATH" in note.template for note in evidence.notes)


def test_a_sitecustomize_of_the_users_own_still_runs(tmp_path):
    """Where the interpreter has one (Debian's has), it is run after ours."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text("print('mine')\n")
    probe = Path(proctree.__file__).with_name("probe")
    env = {**os.environ, "PYTHONPATH": f"{probe}{os.pathsep}{site}"}
    bare = subprocess.run(
        [sys.executable, "-c", "import sys; print(sys.modules['sitecustomize'].__file__)"],
        env=env, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert bare.stdout.splitlines() == ["mine", str(site / "sitecustomize.py")]


def test_the_probe_leaves_no_folder_on_the_path_and_a_plain_stdout(run):
    evidence = run(
        """
        import sys, io
        print(any("grader/sandbox" in folder for folder in sys.path))
        print(type(sys.stdout) is io.TextIOWrapper, sys.stdout.name, sys.stdout.mode, sys.stdout.fileno())
        """
    )
    assert stdout(evidence) == ["False", "True <stdout> w 1"]


def test_tracebacks_show_the_students_file_and_no_folder_of_ours(run):
    evidence = run(
        """
        from multiprocessing import Process
        def child(): 1 / 0
        if __name__ == "__main__":
            p = Process(target=child); p.start(); p.join()
        """,
        method="fork",
    )
    text = "\n".join(line.text for line in evidence.lines("stderr"))
    assert 'File "program.py", line 3, in child' in text
    assert "grade_probe" not in text
    assert evidence.traceback(evidence.children()[0]) == "ZeroDivisionError: division by zero"


def test_the_children_of_a_program_that_cleared_its_environment_are_observed(run):
    evidence = run(
        """
        import os
        from multiprocessing import Process
        if __name__ == "__main__":
            os.environ.clear()
            p = Process(target=print, args=("hi",)); p.start(); p.join()
        """,
        method="spawn",
    )
    assert [child.observed for child in evidence.children()] == [True]


def test_a_driver_runs_in_place_of_the_file_and_imports_it(tmp_path):
    (tmp_path / "her file.py").write_text("def double(n): return 2 * n")
    driver = tmp_path / "drive.py"
    driver.write_text("import sys, ex19_double\nprint(ex19_double.double(int(sys.argv[1])))")
    program = sandbox.Program(tmp_path / "her file.py", (driver,), driver=driver, module="ex19_double")
    evidence = sandbox.run(program, Scenario(args=("21",)), Limits())
    assert [line.text for line in evidence.lines()] == ["42"]


def test_files_that_the_exercise_names_are_collected(run):
    text = "open('out.txt', 'w').write('done'); import os; os.symlink('/etc/passwd', 'link')"
    evidence = run(text, collect=("out.txt", "none.txt", "link"))
    assert evidence.file("out.txt") == "done"
    assert evidence.file("none.txt") is None and evidence.file("link") is None


def test_evidence_survives_the_way_through_a_file(run):
    evidence = run("print('x')")
    assert wire.decode(wire.encode(evidence), Evidence) == evidence


def test_a_run_in_place_runs_where_the_user_stands(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    evidence = run("import os; print(os.getcwd())", in_place=True)
    assert stdout(evidence) == [str(tmp_path)]


def test_nothing_is_left_of_a_run(run, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", None)
    evidence = run(
        """
        import os, signal, time
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0: time.sleep(20)
            os._exit(0)
        """
    )
    assert [left.kind for left in evidence.leftovers] == ["process"]
    assert not list(tmp_path.glob("grade-*"))
    assert not list(proctree.descendants(os.getpid()))
