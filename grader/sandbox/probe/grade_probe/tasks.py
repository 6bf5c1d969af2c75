"""Tasks in a pool's worker: known by the messages that it takes from and puts into the pool's queues."""

import sys

from grade_probe.channel import emit
from grade_probe.frames import innermost


def runs(caller, item):
    """``caller`` has taken this item: is it a worker with a task?"""
    if caller == "worker" and isinstance(item, tuple) and len(item) == 5:
        emit("task.run", _job(item[0]), "" if item[1] is None else item[1])
    elif caller == "_process_worker" and hasattr(item, "work_id"):
        emit("task.run", _job(f"x{item.work_id}"))


def ends(caller, item):
    """``caller`` is about to send this item: is it a worker with a result?"""
    if caller == "worker" and isinstance(item, tuple) and len(item) == 3:
        job, _, (ok, value) = item
        _ended(_job(job), None if ok else value)
    elif caller == "_sendback_result" and hasattr(item, "work_id"):
        _ended(_job(f"x{item.work_id}"), item.exception)


def _ended(job, error):
    if error is None:
        emit("task.end", job, "ok")
        return
    raised, place = getattr(error, "exc", error), getattr(error, "place", None)
    kind = raised if isinstance(raised, BaseException) else error  # MaybeEncodingError.exc is text
    emit("task.error", job, type(kind).__name__, place)
    emit("task.end", job, "error")


def _job(number):
    """A job by the process that submitted it and its number there."""
    return f"{sys.modules['multiprocessing.process'].parent_process().pid}.{number}"


def placed(with_traceback):
    """The library's wrapper of a task's error, which loses the traceback, remembers where it was raised."""

    class Placed(with_traceback):
        def __init__(self, exc, tb):
            self.place = innermost(tb)
            super().__init__(exc, tb)

    Placed.__name__, Placed.__qualname__ = with_traceback.__name__, with_traceback.__qualname__
    Placed.__module__ = with_traceback.__module__
    return Placed
