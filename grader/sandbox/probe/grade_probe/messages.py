"""Messages through queues and pipes, each with an identity of its own.

The identity is a tail of 16 bytes *after* the pickle: ``pickle.loads`` ignores it, so a receiver without
the probe still works.  The replaced pickler sees who calls it: ``Connection.send``, ``SimpleQueue.put``,
``Queue.get``…; ``Queue.put`` only fills a buffer that its feeder thread empties, so the buffer is replaced
as well.
"""

import collections
import itertools
import sys
from _thread import get_ident

from grade_probe.channel import _me, emit, inode

_MAGIC = b"\x00gp1"
_SIZE = 16

_numbers = itertools.count(1)
_in_feeder = {}  # thread -> identity of the item that this feeder thread pickles next
_frame = sys._getframe


def connection(module):
    module._ForkingPickler = _Pickler(module._ForkingPickler)
    pipe = module.Pipe

    def Pipe(duplex=True):
        ends = pipe(duplex)
        if _frame(1).f_code.co_filename.endswith("multiprocessing/context.py"):  # not a queue's own
            emit("c.new", inode(ends[0]), inode(ends[1]))
        return ends

    Pipe.__doc__ = pipe.__doc__
    module.Pipe = Pipe


def queues(module):
    module._ForkingPickler = _Pickler(module._ForkingPickler)
    sentinel, reset = module._sentinel, module.Queue._reset

    def watched_reset(self, after_fork=False):
        reset(self, after_fork)
        try:
            self._buffer = _Buffer(inode(self._writer), sentinel)
            if _frame(1).f_code.co_name == "__init__":
                emit("q.new", self._buffer.queue, type(self).__name__)
        except Exception:
            pass

    module.Queue._reset = watched_reset
    init = module.SimpleQueue.__init__

    def watched_init(self, *, ctx):
        init(self, ctx=ctx)
        emit("q.new", inode(self._writer), "SimpleQueue")

    module.SimpleQueue.__init__ = watched_init


class _Buffer(collections.deque):
    """What ``Queue.put`` fills and the queue's feeder thread empties."""

    def __init__(self, queue, sentinel):
        super().__init__()
        self.queue, self.sentinel = queue, sentinel
        self.identities = collections.deque()

    def append(self, item):
        if item is not self.sentinel:
            tail = _new_identity()
            self.identities.append(tail)
            emit("q.put", self.queue, _name(tail))
        super().append(item)

    def popleft(self):
        item = super().popleft()
        if item is not self.sentinel and self.identities:
            _in_feeder[get_ident()] = self.identities.popleft()
        return item

    def clear(self):
        super().clear()
        self.identities.clear()


class _Pickler:
    """Stands for ``ForkingPickler`` in one library module; everything else of it is passed through."""

    def __init__(self, original):
        self._original, self._dumps, self._loads = original, original.dumps, original.loads

    def __getattr__(self, name):
        return getattr(self._original, name)

    def __call__(self, *args, **kwargs):
        return self._original(*args, **kwargs)

    def dumps(self, item, *args):
        tail = _in_feeder.pop(get_ident(), None)
        data = self._dumps(item, *args)
        try:
            if tail is None:
                tail = _sending(_frame(1), item)
            return data if tail is None else b"".join((data, tail))
        except Exception:
            return data

    def loads(self, data, *args, **kwargs):
        item = self._loads(data, *args, **kwargs)
        try:
            tail = bytes(data[-_SIZE:])
            if tail.startswith(_MAGIC):
                _received(_frame(1), item, tail)
        except Exception:
            pass
        return item


def _sending(frame, item):
    """``Connection.send`` or ``SimpleQueue.put`` is about to write this item."""
    name, owner = frame.f_code.co_name, frame.f_locals.get("self")
    if name == "send":
        kind, identity = "c.send", inode(owner)
    elif name == "put":
        kind, identity = "q.put", inode(owner._writer)
        _task_ends(frame.f_back.f_code.co_name, item)
    else:
        return None
    tail = _new_identity()
    emit(kind, identity, _name(tail))
    return tail


def _received(frame, item, tail):
    """``Connection.recv``, ``Queue.get`` or ``SimpleQueue.get`` has just read this item."""
    name, owner = frame.f_code.co_name, frame.f_locals.get("self")
    if name == "recv":
        emit("c.recv", inode(owner), _name(tail))
    elif name == "get":
        emit("q.get", inode(owner._reader), _name(tail))
        _task_runs(frame.f_back.f_code.co_name, item)


def _task_runs(caller, item):
    if caller == "worker" and isinstance(item, tuple) and len(item) == 5:
        emit("task.run", _job(item[0]), "" if item[1] is None else item[1])
    elif caller == "_process_worker" and hasattr(item, "work_id"):
        emit("task.run", _job(f"x{item.work_id}"))


def _task_ends(caller, item):
    if caller == "worker" and isinstance(item, tuple) and len(item) == 3:
        emit("task.end", _job(item[0]), "ok" if item[2][0] else "error")
    elif caller == "_sendback_result" and hasattr(item, "work_id"):
        emit("task.end", _job(f"x{item.work_id}"), "error" if item.exception else "ok")


def _job(number):
    """A job by the process that submitted it and its number there."""
    return f"{sys.modules['multiprocessing.process'].parent_process().pid}.{number}"


def _new_identity():
    return _MAGIC + _me.pid.to_bytes(4, "little") + next(_numbers).to_bytes(8, "little")


def _name(tail):
    return f"{int.from_bytes(tail[4:8], 'little')}.{int.from_bytes(tail[8:], 'little')}"
