"""Pools and executors: what was submitted, and when each callback ran, in which thread."""

import sys

from grade_probe import helpers
from grade_probe.channel import _me, emit


def pool(module):
    helpers.spins(module.Pool, "_handle_workers")
    helpers.works(module.Pool, "_repopulate_pool_static")
    for result in (module.ApplyResult, module.IMapIterator):
        _watch_result(result, module.ThreadPool)


def _watch_result(result, thread_pool):
    init = result.__init__

    def watched_init(self, pool, *args, **kwargs):
        init(self, pool, *args, **kwargs)
        if isinstance(pool, thread_pool):
            return
        job = f"{_me.pid}.{self._job}"
        callback = getattr(self, "_callback", None)
        emit("pool.submit", job, "callback" if callback else "")
        if callback:
            self._callback = _watched(callback, job)

    result.__init__ = watched_init


def futures_process(module):
    init = module._WorkItem.__init__

    def watched_init(self, future, fn, args, kwargs):
        init(self, future, fn, args, kwargs)
        try:
            number = sys._getframe(1).f_locals["self"]._queue_count
            future._grade_job = f"{_me.pid}.x{number}"
            emit("pool.submit", future._grade_job)
        except Exception:
            pass

    module._WorkItem.__init__ = watched_init


def futures_base(module):
    add = module.Future.add_done_callback

    def add_done_callback(self, fn):
        job = getattr(self, "_grade_job", None)  # threads' futures have none
        return add(self, fn if job is None else _watched(fn, job))

    add_done_callback.__doc__ = add.__doc__
    module.Future.add_done_callback = add_done_callback


def _watched(callback, job):
    def run(*args):
        emit("cb.run", job, _thread_name())
        try:
            result = callback(*args)
        except BaseException as error:
            emit("cb.end", job, type(error).__name__)
            raise
        emit("cb.end", job, "ok")
        return result

    return run


def _thread_name():
    threading = sys.modules["threading"]
    current = threading.current_thread()
    return "main" if current is threading.main_thread() else current.name
