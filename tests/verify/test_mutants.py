"""A right answer, spoilt by one typical mistake at a time."""

import pytest

pytest.importorskip("libcst")

from grader.verify.mutants import mutants

CHILD = """\
from multiprocessing import Process, Queue


def work(q, word):
    q.put(word)


if __name__ == "__main__":
    q = Queue()
    p = Process(target=work, args=(q, "amber"))
    p.start()
    print(q.get())
    p.join()
"""

LOCKED = """\
from multiprocessing import Lock, Process


def add(total, lock):
    with lock:
        n = total.value
        total.value = n + 1
    lock.acquire()
    lock.release()
"""

POOL = """\
from multiprocessing import Pool


def pay(n):
    return n


def note(n):
    print(n)


if __name__ == "__main__":
    with Pool(4) as pool:
        pool.apply_async(pay, (3,), callback=note)
        pool.close()
        pool.join()
"""


def spoilt(source, operator):
    """What each mutant of this operator changed: (line, before, after)."""
    return [(m.line, m.before, m.after) for m in mutants(source) if m.operator == operator]


@pytest.mark.parametrize("source", [CHILD, LOCKED, POOL])
def test_every_mutant_is_python_and_differs_from_all_others(source):
    sources = [mutant.source for mutant in mutants(source)]
    for text in sources:
        compile(text, "mutant", "exec")
    assert len({source, *sources}) == len(sources) + 1


def test_a_mutant_differs_in_its_line_alone():
    dropped = next(mutant for mutant in mutants(CHILD) if mutant.id == "drop_join 1")
    assert dropped.source == CHILD.replace("p.join()", "pass")


@pytest.mark.parametrize(
    ("operator", "line", "after"),
    [
        ("drop_start", 11, "pass"),
        ("run_for_start", 11, "p.run()"),
        ("drop_join", 13, "pass"),
        ("sleep_for_join", 13, '__import__("time").sleep(0.2)'),
        ("call_in_target", 10, 'work(q, "amber")'),
        ("args_dropped", 10, "Process(target=work)"),
        ("guard_dropped", 8, "True"),
        ("queue_of_threads", 9, '__import__("queue").Queue'),
        ("drop_put", 5, "pass"),
        ("empty_for_a_message", 5, "None"),
    ],
)
def test_mistakes_with_processes_and_messages(operator, line, after):
    assert [(at, new) for at, _, new in spoilt(CHILD, operator)] == [(line, after)]


def test_a_thread_stands_in_for_a_process():
    [(_, _, after)] = spoilt(CHILD, "thread_for_process")
    assert after == '__import__("threading").Thread(target=work, args=(q, "amber"))'


def test_a_join_moves_before_the_statement_above_it():
    swapped = next(m for m in mutants(CHILD) if m.operator == "join_with_its_neighbour")
    assert swapped.source.endswith("    p.join()\n    print(q.get())\n")


@pytest.mark.parametrize(
    ("operator", "befores"),
    [
        ("lock_dropped", ["with lock:", "lock.acquire()", "lock.release()"]),
        ("lock_of_its_own", ["lock"]),
        ("sleep_for_lock", ["with lock:"]),
    ],
)
def test_mistakes_with_locks(operator, befores):
    assert [before for _, before, _ in spoilt(LOCKED, operator)] == befores


def test_the_first_line_of_a_block_slips_out_of_its_lock():
    late = next(m for m in mutants(LOCKED) if m.operator == "first_line_outside")
    assert "    n = total.value\n    with lock:\n        total.value = n + 1\n" in late.source.replace(
        "        n", "    n"
    )


@pytest.mark.parametrize(
    ("operator", "after"),
    [
        ("apply_for_apply_async", "pool.apply(pay, (3,))"),
        ("drop_callback", "pool.apply_async(pay, (3,))"),
        ("terminate_for_close", "pool.terminate()"),
        ("one_worker", "Pool(1)"),
        ("drop_close", "pass"),
    ],
)
def test_mistakes_with_pools(operator, after):
    assert [new for _, _, new in spoilt(POOL, operator)] == [after]


def test_the_result_of_a_future_is_waited_for_at_once():
    source = "futures = [executor.submit(pay, n) for n in numbers]\n"
    [(_, _, after)] = spoilt(source, "wait_at_once")
    assert after == "((waited := executor.submit(pay, n)), waited.exception())[0]"


def test_a_worker_calls_the_callback_itself():
    [mutant] = [m for m in mutants(POOL) if m.operator == "callback_in_worker"]
    assert "return note(n)" in mutant.source and "callback=" not in mutant.source


def test_joining_text_is_no_join():
    assert list(
        mutants(
            'print(", ".join("ab"))\n',
        )
    ) == [m for m in mutants('print(", ".join("ab"))\n') if m.operator == "drop_print"]
