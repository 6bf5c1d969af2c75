"""Values and arrays in shared memory: made, read, written, by whom.

What ``sharedctypes`` makes gets a *watched* class (views.py).  The Synchronized wrappers go through the same
object, so the code that touches it says whether they did.  To be watched costs a microsecond: what a process
has touched very often gets its own class back.
"""

import ctypes
import os
import weakref

from grade_probe import views
from grade_probe.channel import _me, emit, fstat, ours
from grade_probe.frames import caller, unseen

_MOST_TOUCHES = 50_000  # of a block, by one process

_resting = []  # blocks that this process touched more often


def sharedctypes(module):
    for name in ("RawValue", "RawArray"):
        views.modes[id(getattr(module, name).__code__)] = ""
    for name in ("__getitem__", "__setitem__", "__getslice__", "__setslice__"):
        views.modes[id(vars(module.SynchronizedArray)[name].__code__)] = "sync"
    module.prop_cache = _Properties(module.prop_cache)
    os.register_at_fork(after_in_child=_wake)
    rebuild = module.rebuild_ctype

    def reduce_watched(made):
        try:
            return views.unwatched(module.reduce_ctype(made))
        except BaseException as error:
            unseen(error)
            raise

    def rebuild_ctype(type_, wrapper, length):
        made = rebuild(views.original(type_), wrapper, length)
        try:
            block = _Block(wrapper, made)
            views.watch(made, block.name, block)
            module._ForkingPickler.register(type(made), reduce_watched)
            if caller().f_code.co_name == "_new_value":
                emit("v.new", block.name, _description(type(made)))
        except Exception as error:
            if not ours(error):
                raise
        return made

    rebuild_ctype.__module__ = rebuild.__module__
    rebuild_ctype.__qualname__ = rebuild.__qualname__
    module.rebuild_ctype = rebuild_ctype


class _Properties(dict):
    """The properties of Synchronized wrappers, which the library makes from a text when they are needed."""

    def __init__(self, properties):
        super().__init__()
        for name, made in properties.items():
            self[name] = made

    def __setitem__(self, name, made):
        views.modes[id(made.fget.__code__)] = views.modes[id(made.fset.__code__)] = "sync"
        super().__setitem__(name, made)


class _Block:
    """A piece of shared memory; its name is the same in every process: the inode of the arena's nameless file
    and the place in it."""

    __slots__ = ("left", "name", "pid", "whole")

    def __init__(self, wrapper, whole):
        (arena, start, _), _ = wrapper._state
        self.name, self.whole = f"{fstat(arena.fd).st_ino}:{start}", weakref.ref(whole)
        self.pid, self.left = _me.pid, _MOST_TOUCHES

    def touched(self):
        if self.pid != _me.pid:
            self.pid, self.left = _me.pid, _MOST_TOUCHES
        self.left -= 1
        if self.left == 0:
            self._rest()

    def _rest(self):
        whole = self.whole()
        if whole is not None:
            whole.__class__ = views.original(type(whole))
            _resting.append(self)
        for kind in ("v.r", "v.w"):
            emit("capped", self.name, kind)


def _wake():
    """A forked child has touched nothing yet."""
    for block in _resting:
        whole = block.whole()
        if whole is not None:
            views.watch(whole, block.name, block)
    _resting.clear()


def _description(kind):
    return f"{kind._type_.__name__}[{kind._length_}]" if issubclass(kind, ctypes.Array) else kind.__name__
