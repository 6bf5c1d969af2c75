"""What is said of a run that was told by hand: every wording that some Python has, and hostile input."""

import random
from dataclasses import replace

import pytest

from grader.evidence import Ending, Event, Evidence, Line, Process, Scenario
from grader.evidence.start_methods import compare, portability
from grader.evidence.start_methods.source import read

SPAWNED = (
    "python -c from multiprocessing.spawn import spawn_main; spawn_main(pipe_handle=6) --multiprocessing-fork"
)
LIBRARY = "/usr/lib/python3.12"
LAUNCH = f"{LIBRARY}/multiprocessing/popen_spawn_posix.py"
POOL = f"{LIBRARY}/multiprocessing/pool.py"

LAMBDA = """\
from multiprocessing import Process

if __name__ == "__main__":
    say = lambda: print("hello")
    p = Process(target=say)
    p.start()
"""
LOCAL = """\
from multiprocessing import Process

def main():
    def greet():
        pass
    p = Process(target=greet)
    p.start()

main() if __name__ == "__main__" else None
"""
UNDER_GUARD = """\
from multiprocessing import Process

if __name__ == "__main__":
    def greet():
        pass
    Process(target=greet).start()
"""
GLOBAL = """\
from multiprocessing import Process

def work():
    print(table)

if __name__ == "__main__":
    table = [1]
    Process(target=work).start()
"""
CHANGED = """\
from multiprocessing import Process
factor = 1

def work(queue):
    queue.put(factor)

def main():
    global factor
    factor = 5
    Process(target=work, args=(None,)).start()

if __name__ == "__main__":
    main()
"""


def trace(error, *frames, head="Traceback (most recent call last):"):
    """Lines of a traceback; a frame is a line of the program, ``(line, function)`` or a library's file."""
    lines = [head]
    for frame in frames:
        if isinstance(frame, str):
            lines.append(f'  File "{frame}", line 7, in work')
        else:
            line, function = frame if isinstance(frame, tuple) else (frame, "work")
            lines.append(f'  File "ex.py", line {line}, in {function}')
    return [*lines, *error.split("\n")]


def remote(error, line, worker="multiprocessing.pool.RemoteTraceback: "):
    """A worker's traceback as main quotes it."""
    inner = trace(error, POOL, line)
    outer = trace(error, (20, "<module>"), POOL)
    return [worker, '"""', *inner, '"""', "", "The above exception was the direct cause:", "", *outer]


def told(
    source="", method="spawn", main=(), child=(), events=(), code=1, role="child", command=SPAWNED, **more
):
    """A run of main (pid 800) and one child (801); what stands in their stderr, and what the probe told."""
    child_code = 1 if child else 0
    processes = (
        Process(0, "main", "main", pid=800, command="python ex.py"),
        Process(1, f"{role} 1", role, pid=801, ppid=800, started_by=0, exit_code=child_code, command=command),
    )
    output = [Line(0, 800, "stderr", text) for text in main] + [
        Line(1, 801, "stderr", text) for text in child
    ]
    events = [Event(0, 0, 800, "p.start", "801", "", "ex.py", 6), *events]
    facts = {"python": "3.12.1", "program": "ex.py", "source": source, **more}
    return Evidence(
        Scenario(start_method=method),
        Ending("exited", code=code),
        processes,
        tuple(events),
        tuple(output),
        **facts,
    )


def said(evidence, **more):
    found = portability(evidence, **more)
    return found and (found.reason, found.line)


@pytest.mark.parametrize(
    "error",
    [
        "_pickle.PicklingError: Can't pickle <function <lambda> at 0x7f>: attribute lookup <lambda> on "
        "__main__ failed",
        "_pickle.PicklingError: Can't pickle <function <lambda> at 0x7f>: it's not found as "
        "__main__.<lambda>",
        "AttributeError: Can't pickle local object 'main.<locals>.<lambda>'",
        "AttributeError: Can't get local object 'main.<locals>.<lambda>'",
        "_pickle.PicklingError: Can't pickle local object <function main.<locals>.<lambda> at 0x7f>\n"
        "when serializing dict item '_target'",
    ],
)
def test_a_lambda_is_known_in_the_words_of_every_python(error):
    found = portability(told(LAMBDA, main=trace(error, (6, "<module>"), LAUNCH)))

    assert (found.reason, found.line, found.methods) == ("lambda_function", 5, ("spawn", "forkserver"))
    assert "lambda of line 4, handed over at line 5" in found.text.render()


@pytest.mark.parametrize(
    "error",
    [
        "AttributeError: Can't pickle local object 'main.<locals>.greet'",
        "AttributeError: Can't get local object 'main.<locals>.greet'",
        "_pickle.PicklingError: Can't pickle local object <function main.<locals>.greet at 0x7f>",
        "_pickle.PicklingError: Can't pickle local object <class '__main__.main.<locals>.greet'>",
        "_pickle.PicklingError: Can't pickle <function main.<locals>.greet at 0x7f>: it's not found as "
        "__main__.main.<locals>.greet",
    ],
)
def test_a_local_function_is_known_in_the_words_of_every_python(error):
    found = portability(told(LOCAL, main=trace(error, (9, "<module>"), (7, "main"), LAUNCH)))

    assert (found.reason, found.line) == ("local_function", 6)
    assert "(line 4)" in found.text.render()


@pytest.mark.parametrize(
    "error",
    [
        "AttributeError: Can't get attribute 'greet' on <module '__mp_main__' from 'ex.py'>",
        "AttributeError: Can't get attribute 'greet' on <module '__main__' from 'ex.py'>",
        "AttributeError: module '__mp_main__' has no attribute 'greet'",
        "AttributeError: module '__main__' has no attribute 'greet'",
    ],
)
def test_a_function_under_the_guard_is_known_in_the_words_of_every_python(error):
    assert said(told(UNDER_GUARD, child=trace(error, LAUNCH))) == ("defined_under_guard", 4)


@pytest.mark.parametrize(
    ("error", "thing"),
    [
        ("TypeError: cannot pickle '_thread.lock' object", "_thread.lock"),
        ("TypeError: can't pickle _thread.lock objects", "_thread.lock"),
        ("TypeError: cannot pickle '_io.TextIOWrapper' object", "_io.TextIOWrapper"),
        ("TypeError: cannot pickle 'TextIOWrapper' instances", "TextIOWrapper"),
        ("TypeError: cannot pickle 'generator' object\nwhen serializing tuple item 0", "generator"),
        ("TypeError: cannot pickle 'sqlite3.Connection' object", "sqlite3.Connection"),
        ("TypeError: cannot pickle memoryview objects", "memoryview"),
        ("TypeError: cannot pickle 'module' object", "module"),
        (
            "TypeError: Pickling an AuthenticationString object is disallowed for security reasons",
            "Authentic",
        ),
        ("NotImplementedError: pool objects cannot be passed between processes or pickled", "Pool"),
    ],
)
def test_what_cannot_be_pickled_is_named_with_the_line_of_start(error, thing):
    found = portability(told(main=trace(error, (6, "<module>"), LAUNCH)))

    assert (found.reason, found.line) == ("unpicklable_argument", 6)
    assert thing in found.text.render()


def test_a_task_is_pickled_under_every_method():
    error = "TypeError: cannot pickle 'generator' object"
    for method in ("fork", "spawn"):
        found = portability(told(method=method, main=trace(error, (6, "<module>"), POOL)))
        assert (found.reason, found.methods) == ("unpicklable_argument", ("fork", "spawn", "forkserver"))


def test_a_task_that_cannot_be_sent_is_named_where_it_was_submitted():
    error = "RuntimeError: Queue objects should only be shared between processes through inheritance"
    submitted = Event(1, 0, 800, "pool.submit", "800.0", "", "ex.py", 4)
    evidence = told(main=trace(error, (9, "<module>"), POOL), events=[submitted])
    assert said(evidence) == ("only_through_inheritance", 4)


def test_what_the_program_pickles_itself_is_its_own_affair():
    error = "AttributeError: Can't pickle local object 'main.<locals>.greet'"
    assert said(told(LOCAL, main=trace(error, (7, "main")))) is None


def test_what_a_queue_cannot_send_has_nothing_to_do_with_the_method():
    error = "_pickle.PicklingError: Can't pickle <function <lambda> at 0x7f>: not found"
    feeder = f"{LIBRARY}/multiprocessing/queues.py"
    assert said(told(LAMBDA, main=trace(error, feeder))) is None


REFUSED = (
    "RuntimeError: \n        An attempt has been made to start a new process before the\n"
    "        current process has finished its bootstrapping phase.\n"
)


def test_a_missing_guard_is_named_by_the_line_at_the_top_level():
    evidence = told("main()\n", child=trace(REFUSED, LAUNCH, (18, "<module>"), (13, "main"), LAUNCH))
    assert said(evidence) == ("missing_main_guard", 18)
    assert "at line 13" in portability(evidence).text.render()


def test_a_run_in_place_names_its_files_wholly():
    lines = [
        "Traceback (most recent call last):",
        '  File "/home/ann/course/ex.py", line 18, in <module>',
        '  File "/home/ann/course/helper.py", line 3, in begin',
        *REFUSED.split("\n"),
    ]
    found = portability(told(child=lines))
    assert (found.file, found.line) == ("ex.py", 18)
    assert "helper.py:3" in found.text.render()


def test_workers_that_are_replaced_are_counted():
    dead = [Process(i, f"worker {i}", "worker", 800 + i, 800, started_by=0, exit_code=1, command=SPAWNED)
            for i in range(2, 9)]  # fmt: skip
    evidence = told(child=trace(REFUSED, (10, "<module>")))
    evidence = replace(evidence, ending=Ending("timed_out"), processes=(*evidence.processes, *dead))
    assert "So 7 workers ended" in portability(evidence).text.render()


@pytest.mark.parametrize("suffix", ["", ". Did you mean: 'tables'?"])
def test_a_name_that_main_alone_makes_is_missed_in_the_child(suffix):
    evidence = told(GLOBAL, child=trace(f"NameError: name 'table' is not defined{suffix}", LAUNCH, 4))
    assert said(evidence) == ("inherited_global", 7)


@pytest.mark.parametrize(
    "worker", ["multiprocessing.pool.RemoteTraceback: ", "concurrent.futures.process._RemoteTraceback: "]
)
def test_a_workers_traceback_is_read_where_main_quotes_it(worker):
    lines = remote("NameError: name 'table' is not defined", 4, worker)
    assert said(told(GLOBAL, main=lines, role="worker")) == ("inherited_global", 7)


def test_a_name_error_that_nobody_printed_is_known_by_its_line():
    raised = Event(5, 1, 801, "task.error", "800.0", "NameError", "ex.py", 4)
    assert said(told(GLOBAL, events=[raised], role="worker")) == ("inherited_global", 7)


def test_a_forked_child_misses_nothing_that_main_had():
    evidence = told(
        GLOBAL, "fork", child=trace("NameError: name 'table' is not defined", 4), command="python ex.py"
    )
    assert said(evidence) is None


def test_where_a_child_says_what_failed_no_may_is_added():
    assert said(told(CHANGED, child=trace("TypeError: no", LAUNCH, 9))) is None


def test_a_misspelt_name_is_no_matter_of_the_method():
    assert said(told(GLOBAL, child=trace("NameError: name 'tabel' is not defined", 4))) is None


def test_a_changed_global_is_certain_where_the_child_failed_at_its_line():
    found = portability(told(CHANGED, child=trace("TypeError: no", LAUNCH, 5)))
    assert (found.reason, found.line, found.certain) == ("unseen_change", 9, True)


def test_a_changed_global_is_a_may_where_nobody_says_what_failed():
    found = portability(told(CHANGED, main=trace("AssertionError", (12, "<module>"))))
    assert (found.reason, found.line, found.certain) == ("unseen_change", 9, False)


def test_of_a_run_that_went_well_no_may_is_said_unless_a_check_failed():
    evidence = told(CHANGED, code=0)
    assert said(evidence) is None
    assert said(evidence, failed=True) == ("unseen_change", 9)


def test_an_initializer_that_sets_the_global_takes_the_may_away():
    source = CHANGED.replace(
        "def main", "def take(it):\n    global factor\n    factor = it\n\ndef main"
    ).replace("Process(", "Pool(2, take); Process(")
    assert said(told(source)) is None


def test_a_change_after_the_last_start_reaches_nobody_under_any_method():
    source = (
        "from multiprocessing import Process\nn = 0\ndef work():\n    print(n)\n"
        'if __name__ == "__main__":\n    Process(target=work).start()\n    n += 1\n'
    )
    assert said(told(source)) is None


def event(at, process, kind, thing="", value="", line=None):
    return Event(at, process, 800 + process, kind, thing, value, line and "ex.py", line)


@pytest.mark.parametrize(
    ("made", "of_main", "of_child", "used", "fatal"),
    [
        (("q.new", "Queue"), "70", "71", ("q.put", "71"), True),
        (("v.new", "c_int"), "8:0", "9:0", ("v.w", "9:0"), True),
        (("v.new", "c_double[3]"), "8:0", "9:0", ("v.r", "9:0[2]"), True),
        (("c.new", "71"), "70", "72", ("c.recv", "72"), True),
        (("l.new", "Lock"), "/mp-a", "/mp-b", ("l.acq", "/mp-b"), False),
        (("l.new", "Event"), "/mp-a", "/mp-b", ("n.wait", "/mp-b"), True),
    ],
)
def test_a_child_that_uses_what_it_made_on_import_has_its_own(made, of_main, of_child, used, fatal):
    kind, value = made
    events = [
        event(1, 0, kind, of_main, value, 3),
        event(2, 1, kind, of_child, value, 3),
        event(3, 1, "p.begin", "", "Process-1"),
        event(4, 1, *used, line=6),
    ]
    found = portability(told(events=events, code=0))
    assert (found.reason, found.line, found.fatal) == ("copy_in_each_process", 3, fatal)


def test_what_was_handed_over_is_everybodys():
    events = [
        event(1, 0, "q.new", "70", "Queue", 3),
        event(2, 1, "q.new", "71", "Queue", 3),
        event(3, 1, "p.begin"),
        event(4, 1, "q.put", "70", "", 6),
    ]
    assert said(told(events=events, code=0)) is None


def test_what_a_child_makes_after_it_has_begun_is_its_own_by_right():
    events = [
        event(1, 0, "q.new", "70", "Queue", 3),
        event(3, 1, "p.begin"),
        event(4, 1, "q.new", "71", "Queue", 3),
        event(5, 1, "q.put", "71", "", 6),
    ]
    assert said(told(events=events, code=0)) is None


def test_what_children_write_before_they_begin_comes_from_the_top_level():
    events = [
        event(1, 0, "o.w", "stdout", "hi", 2),
        event(2, 1, "o.w", "stdout", "hi", 2),
        event(3, 1, "p.begin"),
    ]
    found = portability(told('x = 1\nprint("hi")\n', events=events, code=0))
    assert (found.reason, found.line, found.fatal) == ("import_time_work", 2, False)


def test_what_they_write_afterwards_is_their_work():
    events = [
        event(1, 0, "o.w", "stdout", "hi", 2),
        event(2, 1, "p.begin"),
        event(3, 1, "o.w", "stdout", "hi", 2),
    ]
    assert said(told(events=events, code=0)) is None


def test_where_events_were_dropped_nobody_knows_who_had_begun():
    events = [event(2, 1, "o.w", "stdout", "hi", 2)]
    assert said(told(events=events, code=0, events_dropped=3)) is None


def test_a_method_that_the_program_chose_itself_is_a_remark():
    source = 'import multiprocessing\n\nmultiprocessing.set_start_method("spawn")\n'
    found = portability(told(source, "fork", code=0))
    assert (found.reason, found.line, found.fatal) == ("method_overruled", 3, False)
    assert said(told(source, None, code=0)) is None


CONTRAST = (
    "Works under fork and fails under spawn, because a child uses the variable of line 7, which only main "
    "executes."
)


def test_methods_are_compared_in_one_sentence():
    good = told(GLOBAL, "fork", command="python ex.py", code=0)
    bad = told(GLOBAL, child=trace("NameError: name 'table' is not defined", LAUNCH, 4))
    (contrast,) = compare([good, bad])
    assert (contrast.works, contrast.fails) == (("fork",), ("spawn",))
    assert contrast.text.render() == CONTRAST


def test_a_program_that_fails_everywhere_owes_that_to_no_method():
    bad = told(GLOBAL, child=trace("NameError: name 'table' is not defined", LAUNCH, 4))
    forked = told(GLOBAL, "fork", command="python ex.py", code=1)
    assert compare([forked, bad]) == ()


def test_a_check_may_say_which_runs_failed():
    good, bad = told(CHANGED, "fork", command="python ex.py", code=0), told(CHANGED, code=0)
    (contrast,) = compare([good, bad], failed=[False, True])
    assert "perhaps because a child does not see what main changes at line 9" in contrast.text.render()


def test_a_run_whose_program_chose_its_method_tells_nothing_of_the_scenarios():
    chosen = told("", "fork", code=0)  # its child was spawned
    assert compare([chosen, told(code=1)]) == ()


def test_a_contrast_without_a_known_cause_is_one_all_the_same():
    good, bad = told("", "fork", command="python ex.py", code=0), told("", code=1)
    (contrast,) = compare([good, bad])
    assert (contrast.cause, contrast.text.render()) == (None, "Works under fork and fails under spawn.")


ODD = {
    "syntax error": "def f(:\n",
    "nul bytes": 'x = "\0"\n',
    "long": "x = 1\n" * 40_000,
    "deep brackets": "(" * 100_000,
    "deep sum": "x = " + "1+" * 60_000 + "1",
    "deep attributes": "a" + ".b" * 90_000,
    "many elifs": "if a:\n  pass\n" + "elif a:\n  pass\n" * 9_000,
    "deep calls": "f" + "()" * 50_000,
    "deep ands": "if " + "a and " * 30_000 + "__name__ == '__main__':\n    pass\n",
    "odd escapes": "x = '\\d'\n",
    "undecodable": "x = '\\xff\\udcff'\n",
}


@pytest.mark.parametrize("kind", ODD)
def test_an_odd_source_is_survived(kind, recwarn):
    lines = trace("NameError: name 'table' is not defined", LAUNCH, 4)
    portability(told(ODD[kind], child=lines))
    assert list(recwarn) == []


def test_a_source_that_cannot_be_read_still_has_its_tracebacks():
    evidence = told("def f(:\n", child=trace(REFUSED, (18, "<module>")))
    assert said(evidence) == ("missing_main_guard", 18)


def test_a_run_without_processes_says_nothing():
    assert portability(Evidence(Scenario(), Ending("runner_error", reason="gone"))) is None


@pytest.mark.parametrize(
    "lines",
    [
        ["Traceback (most recent call last):"] * 3,
        ['  File "ex.py", line 99999999999999999999, in f', "RuntimeError: An attempt has been made"],
        ['"""', '"""', "multiprocessing.pool.RemoteTraceback: ", '"""'],
        trace("RuntimeError: An attempt has been made to start a new process before the"),
        trace("AttributeError: Can't get attribute '" + "a" * 100_000, LAUNCH),
        trace("_pickle.PicklingError: Can't pickle " + "<" * 50_000, 3, LAUNCH),
        ["\x1b[31m\0\udcff" * 100],
    ],
)
def test_odd_tracebacks_are_survived(lines):
    portability(told(LAMBDA, main=lines, child=lines))


def test_pieces_of_tracebacks_in_any_order_are_survived():
    seed = random.Random(5)
    lines = [
        *remote("NameError: name 'table' is not defined", 4),
        *trace(REFUSED, (18, "<module>")),
        *trace("AttributeError: Can't get attribute 'greet' on <module '__mp_main__'>", LAUNCH),
        *trace("TypeError: cannot pickle 'generator' object", 3, LAUNCH),
    ]
    for _ in range(300):
        seed.shuffle(lines)
        found = portability(told(GLOBAL, main=lines[:12], child=lines[12:]))
        assert found is None or "{" not in found.text.render()


@pytest.mark.parametrize(
    ("test", "guarded"),
    [
        ('__name__ == "__main__"', True),
        ("'__main__' == __name__", True),
        ('__name__ == "__main__" and ready', True),
        ('current_process().name == "MainProcess"', True),
        ('__name__ == "main"', False),
        ("ready", False),
        ('__name__ == "__main__" or ready', False),
    ],
)
def test_a_guard_is_known_in_its_forms(test, guarded):
    source = read(f"if {test}:\n    start()\n")
    assert (source.at_top(2) is None) == guarded


def test_what_stands_in_the_else_of_a_guard_is_for_children():
    source = read('if __name__ != "__main__":\n    a()\nelse:\n    b()\n')
    assert (source.at_top(2), source.at_top(4)) == (2, None)
