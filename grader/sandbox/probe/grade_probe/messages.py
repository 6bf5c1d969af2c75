"""Messages through queues and pipes, each with an identity of its own.

The identity is a tail of 16 bytes *after* the pickle: ``pickle.loads`` ignores it, so a receiver without
the probe still works.  The replaced pickler sees who calls it: ``Connection.send``, ``SimpleQueue.put``,
``Queue.get``…; ``Queue.put`` only fills a buffer that its feeder thread empties, so the buffer is replaced
as well.  What pools and managers send for themselves gets no identity and is not told: tasks.py and
managers.py tell what it means.
"""

import collections
import itertools
from _thread import get_ident
from functools import update_wrapper

from grade_probe import ends, processes, tasks
from grade_probe.channel import _me, emit, ours
from grade_probe.ends import identity
from grade_probe.frames import by_library, by_pool, caller, name_of, part_of, unseen

_MAGIC = b"\x00gp1"
_SIZE = 16

_numbers = itertools.count(1)
_in_feeder = {}  # thread -> identity of the item that this feeder thread pickles next


def connection(module):
    module._ForkingPickler = _Pickler(module._ForkingPickler)
    pipe = module.Pipe

    def Pipe(duplex=True):
        made = pipe(duplex)
        try:
            if part_of(caller()) == "multiprocessing.context":  # not a queue's own
                emit("c.new", identity(made[0]), identity(made[1]))
        except Exception:
            pass
        return made

    module.Pipe = update_wrapper(Pipe, pipe)
    ends.watch(module.Connection)
    processes.connection(module)


def queues(module):
    module._ForkingPickler = _Pickler(module._ForkingPickler)
    sentinel, reset = module._sentinel, module.Queue._reset

    def watched_reset(self, after_fork=False):
        reset(self, after_fork)
        try:
            self._buffer = _Buffer(identity(self._writer), sentinel)
            if name_of(caller()) == "__init__":
                emit("q.new", self._buffer.queue, type(self).__name__)
        except Exception:
            pass

    module.Queue._reset = watched_reset
    init = module.SimpleQueue.__init__

    def watched_init(self, *, ctx):
        init(self, ctx=ctx)
        emit("q.new", identity(self._writer), "SimpleQueue")

    module.SimpleQueue.__init__ = watched_init


class _Buffer(collections.deque):
    """What ``Queue.put`` fills and the queue's feeder thread empties."""

    def __init__(self, queue, sentinel):
        super().__init__()
        self.queue, self.sentinel = queue, sentinel
        self.identities = collections.deque()

    def append(self, item):
        if item is not self.sentinel and not by_pool(caller()):
            self.identities.append(_given("q.put", self.queue))
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
        try:
            data = self._dumps(item, *args)
        except BaseException as error:
            unseen(error)
            raise
        try:
            if tail is None:
                tail = _sending(caller(), item)
            return data if tail is None else b"".join((data, tail))
        except Exception as error:
            if not ours(error):
                raise
            return data

    def loads(self, data, *args, **kwargs):
        try:
            item = self._loads(data, *args, **kwargs)
        except BaseException as error:
            unseen(error)
            raise
        try:
            _received(caller(), item, bytes(data[-_SIZE:]))
        except Exception as error:
            if not ours(error):
                raise
        return item


def _sending(frame, item):
    """``Connection.send`` or ``SimpleQueue.put`` is about to write this item."""
    name, owner = frame.f_code.co_name, frame.f_locals.get("self")
    if name == "put" and by_pool(frame):
        tasks.ends(frame.f_back.f_code.co_name, item)
    elif name == "put":
        return _given("q.put", identity(owner._writer))
    elif name == "send" and not by_library(frame.f_back):
        return _given("c.send", identity(owner))
    return None


def _given(kind, end):
    tail = _new_identity()
    emit(kind, end, _name(tail))
    return tail


def _received(frame, item, tail):
    """``Connection.recv``, ``Queue.get`` or ``SimpleQueue.get`` has just read this item."""
    name, owner = frame.f_code.co_name, frame.f_locals.get("self")
    if name == "get" and by_pool(frame):
        tasks.runs(frame.f_back.f_code.co_name, item)
    elif name == "get" and tail.startswith(_MAGIC):
        emit("q.get", identity(owner._reader), _name(tail))
    elif name == "recv" and tail.startswith(_MAGIC):
        emit("c.recv", identity(owner), _name(tail))


def _new_identity():
    return _MAGIC + _me.pid.to_bytes(4, "little") + next(_numbers).to_bytes(8, "little")


def _name(tail):
    return f"{int.from_bytes(tail[4:8], 'little')}.{int.from_bytes(tail[8:], 'little')}"
