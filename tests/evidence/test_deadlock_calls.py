"""A thread's stack names the library call in which it stands, whatever CPython calls its inner functions."""

import pytest

from grader.evidence.blocked import Blocked, Frame
from grader.evidence.deadlock.calls import call_of

OWN = Frame("ex.py", 7, "work", own=True)


def called(kind, *functions, own=True, lock="", library="/opt/python/lib/python3.12"):
    """The call of a thread whose stack is, innermost first, these functions of the library."""
    frames = [Frame(_file(library, name), 1, name.rpartition(".")[2]) for name in functions]
    return call_of(Blocked(0, 800, kind, (*frames, *([OWN] if own else ()))), lock)


def _file(library, name):
    module = name.rpartition(".")[0]
    return module if module.startswith("<") else f"{library}/{module}.py"


CALLS = [
    ("Process.join", "child", "multiprocessing/popen_fork.poll", "multiprocessing/process.join"),
    ("Process.join", "poll", "selectors.select", "multiprocessing/connection.wait",
     "multiprocessing/popen_forkserver.poll", "multiprocessing/process.join"),
    ("Queue.get", "read", "multiprocessing/connection._recv", "multiprocessing/queues.get"),
    ("Queue.get", "shared_futex", "multiprocessing/synchronize.__enter__", "multiprocessing/queues.get"),
    ("Queue.put", "shared_futex", "multiprocessing/queues.put"),
    ("SimpleQueue.put", "write", "multiprocessing/connection.send_bytes", "multiprocessing/queues.put"),
    ("SimpleQueue.put", "shared_futex", "multiprocessing/synchronize.__enter__",
     "multiprocessing/queues.put"),
    ("JoinableQueue.join", "shared_futex", "multiprocessing/synchronize.wait", "multiprocessing/queues.join"),
    ("queue.Queue.get", "private_futex", "threading.wait", "queue.get"),
    ("Connection.recv", "read", "multiprocessing/connection._recv", "multiprocessing/connection.recv"),
    ("Event.wait", "shared_futex", "multiprocessing/synchronize.wait", "multiprocessing/synchronize.wait"),
    ("Condition.wait", "shared_futex", "multiprocessing/synchronize.wait"),
    ("Condition.wait_for", "shared_futex", "multiprocessing/synchronize.wait",
     "multiprocessing/synchronize.wait_for"),
    ("Barrier.wait", "shared_futex", "multiprocessing/synchronize.wait",
     "multiprocessing/synchronize.wait_for", "threading._wait", "threading.wait"),
    ("threading.Event.wait", "private_futex", "threading.wait", "threading.wait"),
    ("threading.Condition.wait", "private_futex", "threading.wait"),
    ("threading.Barrier.wait", "private_futex", "threading.wait", "threading.wait_for", "threading._wait",
     "threading.wait"),
    ("threading.Semaphore.acquire", "private_futex", "threading.wait", "threading.acquire"),
    ("Thread.join", "private_futex", "threading._wait_for_tstate_lock", "threading.join"),  # until 3.12
    ("Thread.join", "private_futex", "threading.join"),
    ("Pool.map", "private_futex", "threading.wait", "threading.wait", "multiprocessing/pool.wait",
     "multiprocessing/pool.get", "multiprocessing/pool.map"),
    ("Pool.join", "private_futex", "threading.join", "multiprocessing/pool.join"),
    ("AsyncResult.get", "private_futex", "threading.wait", "threading.wait", "multiprocessing/pool.wait",
     "multiprocessing/pool.get"),
    ("Future.result", "private_futex", "threading.wait", "concurrent/futures/_base.result"),
    ("Executor.map", "private_futex", "threading.wait", "concurrent/futures/_base.result",
     "concurrent/futures/_base._result_or_cancel", "concurrent/futures/_base.result_iterator"),
    ("Executor.shutdown", "private_futex", "threading.join", "concurrent/futures/thread.shutdown",
     "concurrent/futures/_base.__exit__"),
    ("Value.value", "shared_futex", "<string>.getvalue"),
    ("proxy.get", "read", "multiprocessing/connection.recv", "multiprocessing/managers._callmethod",
     "<string>.get"),
    ("proxy.acquire", "read", "multiprocessing/connection.recv", "multiprocessing/managers._callmethod",
     "multiprocessing/managers.__enter__"),
    ("subprocess.run", "child", "subprocess._wait", "subprocess.wait", "subprocess.run"),
    ("asyncio.run", "epoll", "selectors.select", "asyncio/base_events.run_forever", "asyncio/runners.run"),
    ("socketserver.serve_forever", "poll", "selectors.select", "socketserver.serve_forever"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "kind", "functions"), [(name, kind, rest) for name, kind, *rest in CALLS])
def test_it_is_the_one_that_the_students_line_called(name, kind, functions):
    assert called(kind, *functions).name == name


@pytest.mark.parametrize("function", ["multiprocessing/process.join", "queue.get", "threading.join"])
def test_where_python_is_installed_does_not_matter(function):
    names = {called("child", function, library=where).name for where in ("/usr/lib", "C:/Python", "/a.py/b")}
    assert len(names) == 1


def test_a_lock_in_c_is_named_by_the_class_that_was_asked_for():
    assert called("shared_futex", lock="RLock").name == "RLock.acquire"
    assert (
        called("shared_futex", "multiprocessing/synchronize.__enter__", lock="Semaphore").awaits == "permit"
    )


def test_a_call_in_c_is_named_by_its_system_call():
    assert called("child").name == "os.waitpid"
    assert called("signal").name == "signal.pause"
    assert called("timed").awaits == "time"


def test_a_function_of_the_library_that_was_given_as_target_is_named_too():
    call = called("private_futex", "threading.wait", "threading.wait", "threading.run", own=False)
    assert call.name == "threading.Event.wait"


def test_only_a_thread_of_the_same_process_can_end_a_wait_of_threading():
    assert called("private_futex", "threading.wait", "queue.get").inside
    assert not called("read", "multiprocessing/queues.get").inside


EXITS = [
    ("child", "Process.join", "multiprocessing/process.join", "multiprocessing/util._exit_function"),
    ("flush", "Queue.join_thread", "threading.join", "multiprocessing/queues._finalize_join",
     "multiprocessing/util._run_finalizers", "multiprocessing/util._exit_function"),
    ("thread", "Thread.join", "threading._shutdown"),
    ("workers", "Executor.shutdown", "threading.join", "concurrent/futures/thread._python_exit",
     "threading._shutdown"),
]  # fmt: skip


@pytest.mark.parametrize(("awaits", "name", "functions"), [(what, name, rest) for what, name, *rest in EXITS])
def test_the_interpreter_waits_at_its_exit(awaits, name, functions):
    call = called("private_futex", *functions, own=False)
    assert (call.awaits, call.name, call.at_exit) == (awaits, name, True)


def test_what_the_students_own_exit_function_calls_is_no_wait_of_the_interpreter():
    stack = (OWN, Frame("/usr/lib/multiprocessing/util.py", 1, "_exit_function"))
    assert not call_of(Blocked(0, 800, "private_futex", stack)).at_exit


def test_a_thread_that_computes_is_in_no_call():
    assert called("running", "json/decoder.decode").awaits == "nothing"
