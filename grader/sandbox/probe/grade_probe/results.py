"""Results of tasks: who waits for one, and when he has it.

The objects on which ``AsyncResult``, ``imap`` and ``Future`` wait become ones of subclasses that tell.
"""

from _thread import get_ident
from _weakref import ref

from grade_probe.channel import emit
from grade_probe.frames import caller, name_of, unseen

in_callback = set()  # (thread, job): there the result is at hand, nobody waits for it


def answer(event_class):
    """For ``AsyncResult``: an Event whose wait is the wait for a result."""

    class Answer(event_class):
        def wait(self, timeout=None):
            emit("res.wait", self.job)
            try:
                found = super().wait(timeout)
            except BaseException as error:
                unseen(error)
                raise
            emit("res.get", self.job, _outcome_of_result(self.result()) if found else "timeout")
            return found

    return _named_like(Answer, event_class)


def watch_event(result, kind, job):
    event = result._event
    event.__class__ = kind
    event.job, event.result = job, ref(result)


def _outcome_of_result(result):
    return "ok" if getattr(result, "_success", False) else "error"


def items(deque_class):
    """For ``imap``: the items that have arrived.  ``next`` takes one, and if that fails it waits and takes
    once more."""

    class Items(deque_class):
        waiting = False

        def popleft(self):
            try:
                item = super().popleft()
            except IndexError:
                self.none_there()
                raise
            if not self.waiting:
                emit("res.wait", self.job)
            self.waiting = False
            emit("res.get", self.job, "ok" if item[0] else "error")
            return item

        def none_there(self):
            result = self.result()
            over = result is None or result._index == result._length
            if self.waiting:
                emit("res.get", self.job, "ok" if over else "timeout")
                self.waiting = False
            elif not over:
                emit("res.wait", self.job)
                self.waiting = True

    return Items


def watch_items(result, kind, job):
    items = kind(result._items)
    items.job, items.result = job, ref(result)
    result._items = items


def settled(condition_class):
    """For ``Future``: the Condition that everything which looks at its state enters."""

    class Settled(condition_class):
        def __enter__(self):
            entered = super().__enter__()
            name = name_of(caller())
            if name in _ASKS and not self.at_hand():
                emit("res.wait", self.job)
            elif name in _ASKS_AGAIN:
                emit("res.get", self.job, _outcome(self.future()))
            return entered

        def __exit__(self, *problem):
            if name_of(caller()) in _ASKS and not self.at_hand():
                emit("res.get", self.job, _outcome(self.future()))
            return super().__exit__(*problem)

        def at_hand(self):
            return (get_ident(), self.job) in in_callback

        def acquire(self, *args):
            """``wait`` and ``as_completed`` begin with acquiring all futures."""
            taken = self._lock.acquire(*args)
            if name_of(caller()) == "__enter__":
                emit("res.wait", self.job)
            return taken

    return _named_like(Settled, condition_class)


_ASKS = ("result", "exception")
_ASKS_AGAIN = ("wait", "_yield_finished_futures")


def watch_condition(future, kind, job):
    condition = future._condition
    del condition.acquire  # the lock's own, which hides the method
    condition.__class__ = kind
    condition.job, condition.future = job, ref(future)


def _outcome(future):
    if future is None or future._state in ("PENDING", "RUNNING"):
        return "timeout"
    return "ok" if future._state == "FINISHED" and future._exception is None else "error"


def _named_like(new, old):
    new.__name__, new.__qualname__, new.__module__ = old.__name__, old.__qualname__, old.__module__
    return new
