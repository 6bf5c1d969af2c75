"""Pools and executors: from the task's submission to whoever gets its result."""

import textwrap

WORK = """
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
import concurrent.futures as cf
def work(n):
    if n == 13:
        raise KeyError(n)
    return n
if __name__ == "__main__":
"""


def program(text):
    return WORK + textwrap.indent(textwrap.dedent(text), "    ")


def told(evidence, *kinds):
    return [(e.kind, e.value) for e in evidence.happened(*kinds)]


OF_RESULTS = ("res.wait", "res.get")
OF_POOLS = ("pool.new", "pool.close", "pool.terminate", "pool.joining", "pool.join")


def test_a_pool_is_made_closed_joined_and_ended(run, method):
    evidence = run(
        program(
            """
            with Pool(2) as pool:
                pool.close(); pool.join()
            """
        ),
        method=method,
    )
    assert told(evidence, *OF_POOLS) == [
        ("pool.new", "Pool 2"), ("pool.close", ""), ("pool.joining", ""), ("pool.join", ""),
        ("pool.terminate", ""),
    ]  # fmt: skip
    assert {e.object for e in evidence.happened(*OF_POOLS)} == {f"{evidence.main.pid}.p1"}


def test_a_join_that_the_library_refuses_does_not_begin(run):
    evidence = run(
        program(
            """
            with Pool(2) as pool:
                try: pool.join()
                except ValueError as error: print(error)
            """
        )
    )
    assert [line.text for line in evidence.lines()] == ["Pool is still running"]
    assert told(evidence, *OF_POOLS) == [("pool.new", "Pool 2"), ("pool.terminate", "")]


def test_an_executor_is_shut_down(run, method):
    evidence = run(
        program(
            """
            with ProcessPoolExecutor(2) as pool: pool.submit(work, 1)
            ProcessPoolExecutor(1).shutdown(wait=False)
            """
        ),
        method=method,
    )
    assert told(evidence, *OF_POOLS) == [
        ("pool.new", "ProcessPoolExecutor 2"), ("pool.close", ""), ("pool.joining", ""), ("pool.join", ""),
        ("pool.new", "ProcessPoolExecutor 1"), ("pool.close", ""),
    ]  # fmt: skip


def test_two_executors_have_no_job_in_common(run):
    evidence = run(
        program(
            """
            with ProcessPoolExecutor(1) as one, ProcessPoolExecutor(1) as other:
                for n in range(3): one.submit(work, n), other.submit(work, n)
            """
        )
    )
    jobs = [e.object for e in evidence.happened("pool.submit")]
    assert len(set(jobs)) == 6
    one, other = (e.object for e in evidence.happened("pool.new"))
    assert [task.executor for task in evidence.tasks] == [one, other] * 3
    assert sorted(e.object for e in evidence.happened("task.run")) == sorted(jobs)


def test_a_task_says_which_callbacks_it_has(run):
    evidence = run(
        program(
            """
            with Pool(1) as pool:
                pool.apply_async(work, (1,))
                pool.apply_async(work, (1,), callback=print)
                pool.map_async(work, (1,), error_callback=print)
                pool.starmap_async(work, [(1,)], 1, print, print)
                pool.close(); pool.join()
            """
        )
    )
    assert [e.value for e in evidence.happened("pool.submit")] == [
        "", "callback", "error_callback", "callback,error_callback",
    ]  # fmt: skip


def test_an_error_names_its_line_and_calls_the_error_callback(run, method):
    evidence = run(
        program(
            """
            with Pool(1) as pool:
                pool.apply_async(work, (13,), callback=print, error_callback=print)
                pool.close(); pool.join()
            """
        ),
        method=method,
    )
    job = evidence.happened("pool.submit")[0].object
    assert [e.kind for e in evidence.events if e.object == job] == [
        "pool.submit", "task.run", "task.error", "task.end", "eb.run", "eb.end",
    ]  # fmt: skip
    (error,) = evidence.happened("task.error")
    assert (error.value, error.line) == ("KeyError", 8)


def test_an_error_in_an_executors_task_names_its_line(run, method):
    evidence = run(
        program("with ProcessPoolExecutor(1) as pool: print(pool.submit(work, 13).exception())"),
        method=method,
    )
    (error,) = evidence.happened("task.error")
    assert (error.value, error.line) == ("KeyError", 8)
    assert told(evidence, *OF_RESULTS) == [("res.wait", ""), ("res.get", "error")]


def test_a_result_that_cannot_be_sent_is_an_error(run):
    evidence = run(
        """
        from multiprocessing import Pool
        def work(): return lambda: 1
        with Pool(1) as pool: pool.apply_async(work).wait()
        """,
        method="fork",
    )
    assert told(evidence, "task.error", "task.end", "res.get") == [
        ("task.error", "MaybeEncodingError"), ("task.end", "error"), ("res.get", "error"),
    ]  # fmt: skip


def test_a_replaced_worker_tells_its_tasks_too(run, method):
    evidence = run(
        program(
            """
            with Pool(2, maxtasksperchild=1) as pool: pool.map(work, range(6), chunksize=1)
            """
        ),
        method=method,
    )
    assert sorted(e.value for e in evidence.happened("task.run")) == list("012345")
    assert len({e.process for e in evidence.happened("task.run")}) == 6


def test_whoever_asks_for_a_result_waits_and_gets_it(run):
    evidence = run(
        program(
            """
            with Pool(2) as pool:
                pool.map(work, [1])
                pool.apply(work, (1,))
                pool.starmap(work, [(1,)])
                try: pool.apply_async(work, (13,)).get()
                except KeyError: pass
                import time
                try: pool.apply_async(time.sleep, (60,)).get(timeout=0.01)
                except Exception: pass
            """
        )
    )
    values = [value for kind, value in told(evidence, *OF_RESULTS) if kind == "res.get"]
    assert values == ["ok", "ok", "ok", "error", "timeout"]
    lines = [e.line for e in evidence.happened(*OF_RESULTS)]
    assert lines == [13, 13, 14, 14, 15, 15, 16, 16, 19, 19]


def test_each_step_through_imap_waits_and_gets(run):
    evidence = run(
        program(
            """
            with Pool(2) as pool:
                for _ in pool.imap(work, range(3)): pass
                for _ in pool.imap_unordered(work, range(3)): pass
                broken = pool.imap(work, [13])
                try: next(broken)
                except KeyError: pass
            """
        )
    )
    for job in (e.object for e in evidence.happened("pool.submit")):
        kinds = [e.kind for e in evidence.happened(*OF_RESULTS) if e.object == job]
        assert kinds == ["res.wait", "res.get"] * (len(kinds) // 2) and kinds
    assert evidence.happened("res.get")[-1].value == "error"


def test_wait_and_as_completed_wait_for_every_future(run, method):
    evidence = run(
        program(
            """
            with ProcessPoolExecutor(2) as pool:
                some = [pool.submit(work, n) for n in range(3)]
                cf.wait(some)
                some = [pool.submit(work, n) for n in range(3)]
                for future in cf.as_completed(some): pass
                print(list(pool.map(work, range(2))))
            """
        ),
        method=method,
    )
    for job in (e.object for e in evidence.happened("pool.submit")):
        of_job = [(e.kind, e.value) for e in evidence.happened(*OF_RESULTS) if e.object == job]
        assert of_job == [("res.wait", ""), ("res.get", "ok")]


def test_a_callback_does_not_wait_for_the_result_that_it_is_given(run):
    evidence = run(
        program(
            """
            with ProcessPoolExecutor(2) as pool:
                pool.submit(work, 1).add_done_callback(lambda future: print(future.result()))
            """
        )
    )
    assert evidence.happened("cb.run") and not evidence.happened(*OF_RESULTS)


def test_threads_are_no_workers_and_stay_silent(run):
    evidence = run(
        program(
            """
            with ThreadPool(2) as pool:
                result = pool.apply_async(work, (2,), callback=print)
                print(pool.map(work, [1]), result.get(), list(pool.imap(work, [3])))
                pool.close(); pool.join()
            with ThreadPoolExecutor(2) as pool:
                print(pool.submit(work, 4).result(), list(pool.map(work, [5])))
            """
        )
    )
    assert [line.text for line in evidence.lines()] == ["2", "[1] 2 [3]", "4 [5]"]
    silent = ("pool.submit", "task.run", "task.end", "cb.run", *OF_POOLS, *OF_RESULTS)
    assert not evidence.happened(*silent)


def test_an_error_of_a_callback_shows_no_frame_of_ours(run):
    evidence = run(
        program(
            """
            def note(future): 1 / 0
            with ProcessPoolExecutor(1) as pool: pool.submit(work, 1).add_done_callback(note)
            """
        ),
        method="fork",
    )
    text = "\n".join(line.text for line in evidence.lines("stderr"))
    assert "ZeroDivisionError" in text
    assert "in run" not in text or evidence.python < "3.11"
