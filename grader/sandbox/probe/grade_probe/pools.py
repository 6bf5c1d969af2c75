"""Pools and executors: made, closed and joined, what was submitted, and when each callback ran.

Most of it is told by attributes: a descriptor in the library's class sees the value that a method sets.
"""

import itertools
import sys
from _thread import get_ident
from functools import update_wrapper

from grade_probe import helpers, results, tasks
from grade_probe.channel import _me, emit
from grade_probe.frames import caller, name_of, unseen

_numbers = itertools.count(1)


class _Told:
    """An attribute of the library's that is told about, whatever is set."""

    def __init__(self, name, tell):
        self.name, self.tell = name, tell

    def __get__(self, owner, kind=None):
        if owner is None:
            return self
        try:
            return vars(owner)[self.name]
        except KeyError:
            raise AttributeError(self.name) from None

    def __set__(self, owner, value):
        vars(owner)[self.name] = value
        try:
            self.tell(owner, value, caller())
        except Exception:
            pass


def pool(module):
    module.Pool._processes = _Told("_processes", lambda *made: _new_pool(module, *made))
    _watch_steps(module.util)
    helpers.spins(module.Pool, "_handle_workers")
    helpers.works(module.Pool, "_repopulate_pool_static")
    module.ExceptionWithTraceback = tasks.placed(module.ExceptionWithTraceback)
    answer, items = results.answer(module.threading.Event), results.items(module.collections.deque)
    _watch_result(module.ApplyResult, module, lambda result, job: results.watch_event(result, answer, job))
    _watch_result(module.IMapIterator, module, lambda result, job: results.watch_items(result, items, job))


def _new_pool(module, pool, size, frame):
    if isinstance(pool, module.ThreadPool):
        return
    pool._pool = _Workers(pool._pool)
    pool._pool.name = _new_name()
    emit("pool.new", pool._pool.name, f"Pool {size}")


def _new_name():
    return f"{_me.pid}.p{next(_numbers)}"


class _Workers(list):
    """A pool's list of processes: the last thing that ``join`` does is to join each of them."""

    def __iter__(self):
        yield from super().__iter__()
        if name_of(caller()) == "join":
            emit("pool.join", self.name)


def _watch_steps(util):
    """Each method of a pool begins with a line for the log."""
    debug = util.debug

    def watched_debug(message, *args):
        step = _STEPS.get(message)
        if step is not None:
            _tell_step(step, caller())
        return debug(message, *args)

    util.debug = watched_debug


_STEPS = {"closing pool": "pool.close", "terminating pool": "pool.terminate", "joining pool": "pool.joining"}


def _tell_step(step, frame):
    try:
        pool = frame.f_locals["self"]
        if step != "pool.joining" or pool._state != "RUN":  # else it will raise
            emit(step, pool._pool.name)
    except Exception:
        pass


def _watch_result(result, module, watch):
    init = result.__init__

    def watched_init(self, pool, *args, **kwargs):
        init(self, pool, *args, **kwargs)
        if isinstance(pool, module.ThreadPool):
            return
        job = f"{_me.pid}.{self._job}"
        calls = [name for name in ("callback", "error_callback") if getattr(self, f"_{name}", None)]
        emit("pool.submit", job, ",".join(calls))
        for name in calls:
            setattr(self, f"_{name}", _watched(getattr(self, f"_{name}"), job, _CALLS[name]))
        watch(self, job)

    result.__init__ = update_wrapper(watched_init, init)


def futures_process(module):
    executor = module.ProcessPoolExecutor
    executor._queue_count = _Told("_queue_count", _number_work)
    executor._shutdown_thread = _Told("_shutdown_thread", _shutting_down)
    executor._executor_manager_thread_wakeup = _Told("_executor_manager_thread_wakeup", _shut_down)
    module._ExceptionWithTraceback = tasks.placed(module._ExceptionWithTraceback)
    settled = results.settled(module.threading.Condition)
    init = module._WorkItem.__init__

    def watched_init(self, future, fn, args, kwargs):
        init(self, future, fn, args, kwargs)
        try:
            executor = caller().f_locals["self"]
            future._grade_job = f"{_me.pid}.x{executor._queue_count}"
            emit("pool.submit", future._grade_job, executor._grade_name)
            results.watch_condition(future, settled, future._grade_job)
        except Exception:
            pass

    module._WorkItem.__init__ = watched_init


_work = itertools.count()


def _number_work(executor, count, frame):
    """Numbers that are unique in this process, not only in one executor."""
    vars(executor)["_queue_count"] = next(_work)
    if count == 0:
        executor._grade_name = _new_name()
        emit("pool.new", executor._grade_name, f"ProcessPoolExecutor {executor._max_workers}")


def _shutting_down(executor, value, frame):
    if value and frame.f_code.co_name == "shutdown":
        emit("pool.close", executor._grade_name)
        if frame.f_locals["wait"]:
            emit("pool.joining", executor._grade_name)


def _shut_down(executor, value, frame):
    if value is None and frame.f_code.co_name == "shutdown" and frame.f_locals["wait"]:
        emit("pool.join", executor._grade_name)


def futures_base(module):
    add = module.Future.add_done_callback

    def add_done_callback(self, fn):
        job = getattr(self, "_grade_job", None)  # threads' futures have none
        return add(self, fn if job is None else _watched(fn, job, "cb"))

    module.Future.add_done_callback = update_wrapper(add_done_callback, add)


_CALLS = {"callback": "cb", "error_callback": "eb"}


def _watched(callback, job, kind):
    def run(*args):
        here = get_ident(), job
        results.in_callback.add(here)
        emit(f"{kind}.run", job, _thread_name())
        try:
            result = callback(*args)
        except BaseException as error:
            unseen(error)
            emit(f"{kind}.end", job, type(error).__name__)
            raise
        finally:
            results.in_callback.discard(here)
        emit(f"{kind}.end", job, "ok")
        return result

    return run


def _thread_name():
    threading = sys.modules["threading"]
    current = threading.current_thread()
    return "main" if current is threading.main_thread() else current.name
