"""How a run ended, its processes, and who printed what."""

import pytest

from grader.evidence import Ending, Leftover, Line, Process, Text, Who
from grader.evidence.waiting import Explanation, Waiting
from grader.reports.compose import run_part
from grader.reports.detail import BRIEF, FULL
from grader.reports.process_rows import branches
from grader.reports.rows import plain
from grader.reports.run_rows import run_rows


@pytest.fixture
def shown(run):
    return lambda detail=FULL, **changes: plain(
        run_rows(run_part(run(**changes), str), str, detail, indent=0)
    )


def processes(*parents):
    """One process per argument, started by that index."""
    return tuple(
        Process(
            i, f"child {i}" if i else "main", "child" if i else "main", 800 + i, None, None, parent, 0, "wait"
        )
        for i, parent in enumerate(parents)
    )


def test_everything_of_a_small_run(shown):
    assert shown() == (
        "The program ended normally. (0.25 s, 0.10 s of CPU time)\n"
        "\n"
        "  main        pid 800  ppid 1           exit code 0\n"
        "  └─ child 1  pid 812  ppid 800 (main)  exit code 1\n"
        "\n"
        "Printed, in the order of arrival:\n"
        "  child 1 │ put 3\n"
        "  main    │ got 0\n"
    )


def test_the_tree_is_of_who_started_whom(run):
    part = run_part(run(processes=processes(None, 0, 1, 0)), str)
    assert [(branch, process.name) for branch, process in branches(part.processes)] == [
        ("", "main"),
        ("├─ ", "child 1"),
        ("│  └─ ", "child 2"),
        ("└─ ", "child 3"),
    ]


def test_a_process_that_nobody_is_known_to_have_started_is_a_root(run):
    part = run_part(run(processes=processes(None, None)), str)
    assert [branch for branch, _ in branches(part.processes)] == ["", ""]


def test_a_chain_of_three_hundred_does_not_run_out_of_the_screen(shown):
    text = shown(BRIEF, processes=processes(None, *range(299)), output=())
    assert "… 288 more processes …" in text
    assert max(map(len, text.splitlines())) < 100


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"exit_code": -15, "exit_from": "wait"}, "ended by SIGTERM"),
        ({"exit_code": -9, "exit_from": "killed_by_kit"}, "still running, stopped by grade"),
        ({}, "its end was not seen"),
        ({"observed": False}, "(not observed: it never answered)"),
        ({"role": "other", "command": "sh -c '\x1b[2J'", "name": "other 1"}, r"sh -c '\x1b[2J'"),
    ],
)
def test_how_a_process_ended(shown, changes, said):
    child = Process(**{"index": 1, "name": "child 1", "role": "child", "started_by": 0, **changes})
    assert said in shown(processes=(*processes(None), child))


def test_the_librarys_own_processes_are_left_out_of_a_students_report(shown):
    tracker = Process(2, "resource tracker", "resource_tracker", 802, 800, "kernel", 0, 0, "wait")
    tree = (*processes(None, 0), tracker)
    assert "  ├─ child 1 " in shown(FULL, processes=tree) and "└─ resource tracker" in shown(
        FULL, processes=tree
    )
    assert "  └─ child 1 " in shown(BRIEF, processes=tree) and "tracker" not in shown(BRIEF, processes=tree)


def test_under_forkserver_the_parent_is_named(shown):
    server = Process(1, "fork server", "fork_server", 801, 800, "kernel", 0, 0, "wait")
    child = Process(2, "child 1", "child", 802, 801, "kernel", 0, 0, "wait")
    assert "ppid 801 (fork server)" in shown(processes=(*processes(None), server, child), output=())


def test_what_was_left_behind_is_said(shown):
    left = (
        Leftover("process", "child 1", 812),
        Leftover("shared_memory", "psm_1"),
        Leftover("semaphore", "s"),
    )
    text = shown(leftovers=left, notes=(Text("A remark."),))
    assert "· The process child 1 (pid 812) was still running when main had ended." in text
    assert "· The shared memory psm_1 was left behind." in text
    assert "· The semaphore s was left behind." in text
    assert "· A remark." in text


def test_a_line_without_an_end_is_marked(shown):
    assert "main │ abc (no end of line)" in shown(output=(Line(0, 800, "stdout", "abc", partial=True),))


def test_silence_is_said(shown):
    assert "Nothing was printed." in shown(output=())


def test_many_lines_are_shortened_and_counted(shown):
    text = shown(BRIEF, output=tuple(Line(0, 800, "stdout", f"line {n}") for n in range(100)))
    assert "line 13\n" in text and "line 14\n" not in text and "line 94\n" in text
    assert "… 80 lines left out …" in text


def test_a_students_report_shows_errors_process_by_process(shown):
    mixed = [Line(p, 800 + p, "stderr", f"{n} of {'ab'[p]}") for n in range(2) for p in (1, 0)]
    text = shown(BRIEF, output=tuple(mixed))
    assert text.endswith("  main │ 0 of a\n  main │ 1 of a\n  child 1 │ 0 of b\n  child 1 │ 1 of b\n")


def test_errors_of_many_kinds_are_shortened(shown):
    everybody = processes(None, 0, 0, 0, 0)
    errors = tuple(Line(p, 800, "stderr", "oh" * p) for p in range(5))
    assert "… 3 more wrote to stderr …" in shown(BRIEF, processes=everybody, output=errors)


def test_the_same_mistake_in_many_children_is_shown_once(shown):
    everybody = processes(None, *[0] * 7)
    errors = tuple(Line(p, 800, "stderr", f"Process-{p} in line 9") for p in range(1, 8))
    assert shown(BRIEF, processes=everybody, output=errors).endswith(
        "Written to stderr:\n"
        "  child 1 │ Process-1 in line 9\n"
        "  … and likewise child 2, child 3, child 4, child 5 + 2 …\n"
    )


def test_a_run_that_was_lost_shows_who_was_alive_and_claims_nothing_else(shown):
    lost = Ending("runner_error", reason="its supervisor was killed", alive=(Who("child 1", 812),))
    assert shown(ending=lost, processes=(), output=()) == (
        "The run could not be observed: its supervisor was killed. (0.25 s, 0.10 s of CPU time)\n"
        "Alive when it was lost: child 1 (pid 812)\n"
    )


def test_a_hang_shows_where_each_process_stood(shown):
    waits = (
        Waiting(0, 800, "main", 805, "Condition.wait"),
        Waiting(0, 800, "main", 800, "Process.join", "ex04.py", 18),
        Waiting(1, 812, "child 1", 812, "poll"),
    )
    why = Explanation("join_before_get", Text("Both wait."), (Text("main waits for child 1."),), waits)
    text = shown(ending=Ending("deadlocked", explanation=why))
    assert text.startswith("Both wait. (0.25 s, 0.10 s of CPU time)\nmain waits for child 1.\n")
    assert "stood in Process.join at line 18" in text
    assert "stood in poll\n" in text
