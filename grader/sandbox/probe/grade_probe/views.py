"""Watched classes for ctypes objects: which part of the memory was read or written.

A watched class is a subclass of a ctypes type, with the same name, whose fields and items tell.  Parts that
are structures or arrays themselves are views of the same memory: to fetch one reads nothing yet, and it is
watched in turn.  In a pickle the original type stands.
"""

import ctypes

from grade_probe.channel import emit, ours
from grade_probe.frames import caller, unseen

_VIEWS = (ctypes.Structure, ctypes.Union, ctypes.Array, ctypes._SimpleCData)

modes = {}  # id of a library function's code -> "sync", or "" for one that only initialises
_watched = {}  # ctypes type -> its watched subclass
_originals = {}  # and back


def watch(view, location, block):
    kind = original(type(view))
    watched = _watched.get(kind) or _watched_class(kind)
    view._grade_at, view._grade_block = location, block
    view.__class__ = watched


def original(kind):
    """The type of which this is the watched class; any other is its own."""
    return _originals.get(kind, kind)


def unwatched(part):
    """A piece of what a pickle is made from, without us."""
    if isinstance(part, tuple):
        return tuple(map(unwatched, part))
    if isinstance(part, dict):
        return {key: value for key, value in part.items() if key not in ("_grade_at", "_grade_block")}
    return original(part) if isinstance(part, type) else part


def _watched_class(kind):
    names = {"__module__": kind.__module__, "__qualname__": kind.__qualname__, "__doc__": kind.__doc__}
    watched = type(kind)(kind.__name__, (kind,), names)
    watched._grade_at = None  # of one that the program makes itself
    watched.__reduce__ = lambda self: unwatched(kind.__reduce__(self))
    for name, method in _methods(kind).items():
        setattr(watched, name, method)
    _originals[watched] = kind
    _watched[kind] = watched
    pointer = ctypes.POINTER(kind)
    if "__pointer_type__" in vars(kind):  # from 3.14 on
        watched.__pointer_type__ = pointer
    else:
        ctypes._pointer_type_cache[watched] = pointer
    return watched


def _methods(kind):
    if issubclass(kind, ctypes._SimpleCData):
        return _simple(kind)
    if issubclass(kind, ctypes.Array):
        return _array(kind)
    suffix = "" if issubclass(kind, ctypes.Union) else ".{}"
    fields = {name: field for base in kind.__mro__[::-1] for name, field in vars(base).items()}
    return {n: _Part(f, suffix.format(n)) for n, f in fields.items() if type(f) is _CField}


class _One(ctypes.Structure):
    _fields_ = (("field", ctypes.c_int),)


_CField = type(_One.field)


class _Part:
    """Stands for a field, or for the whole value, in a watched class."""

    def __init__(self, original, suffix):
        self._original, self._suffix = original, suffix
        self._get, self._set = original.__get__, original.__set__

    def __get__(self, owner, kind=None):
        if owner is None:
            return self._original
        try:
            part = self._get(owner, kind)
        except BaseException as error:
            unseen(error)
            raise
        if owner._grade_at is not None:
            if isinstance(part, _VIEWS):
                _view(part, owner, self._suffix)
            else:
                _tell("v.r", owner, self._suffix, caller())
        return part

    def __set__(self, owner, value):
        if owner._grade_at is not None:
            _tell("v.w", owner, self._suffix, caller())
        try:
            self._set(owner, value)
        except BaseException as error:
            unseen(error)
            raise


def _simple(kind):
    truth, part = kind.__bool__, _Part(kind.value, "")

    def __bool__(self):
        true = truth(self)
        if self._grade_at is not None:
            _tell("v.r", self, "", caller())
        return true

    def __repr__(self):  # C looks at the class
        return f"{kind.__name__}({self.value!r})"

    methods = {"value": part, "__bool__": __bool__}
    return {**methods, "__repr__": __repr__} if kind.__base__ is ctypes._SimpleCData else methods


def _array(kind):
    init, get, store, length = kind.__init__, kind.__getitem__, kind.__setitem__, kind._length_
    of_views = issubclass(kind._type_, _VIEWS) and kind._type_.__base__ is not ctypes._SimpleCData

    def __init__(self, *items):
        watched = type(self)
        self.__class__ = kind  # else each item is told, which takes long where they are many
        try:
            init(self, *items)
        except BaseException as error:
            unseen(error)
            raise
        finally:
            self.__class__ = watched

    def __getitem__(self, index):
        try:
            part = get(self, index)
        except BaseException as error:
            unseen(error)
            raise
        if self._grade_at is not None:
            if of_views:
                _views(part, self, index, length)
            else:
                _tell("v.r", self, _place(index, length), caller())
        return part

    def __setitem__(self, index, value):
        if self._grade_at is not None:
            _tell("v.w", self, _place(index, length), caller())
        try:
            store(self, index, value)
        except BaseException as error:
            unseen(error)
            raise

    whole = {name: _Part(getattr(kind, name), "[:]") for name in ("value", "raw") if hasattr(kind, name)}
    return {"__init__": __init__, "__getitem__": __getitem__, "__setitem__": __setitem__, **whole}


def _place(index, length):
    try:
        return _items(index if isinstance(index, (int, slice)) else index.__index__(), length)
    except Exception:
        return None  # ctypes will say what is wrong with it


def _items(index, length):
    """Which items: ``[3]``, ``[2:5]``, ``[0:6:2]``, ``[:]``; None for none."""
    if not isinstance(index, slice):
        index = index + length if index < 0 else index
        return f"[{index}]" if 0 <= index < length else None
    items = range(*index.indices(length))
    items = items if items.step > 0 else items[::-1]
    if len(items) < 2:
        return f"[{items[0]}]" if items else None
    if len(items) == length:
        return "[:]"
    return f"[{items.start}:{items.stop}{'' if items.step == 1 else f':{items.step}'}]"


def _views(parts, owner, index, length):
    """Items that are structures or arrays."""
    if isinstance(index, slice):
        for number, part in zip(range(*index.indices(length)), parts, strict=True):
            _view(part, owner, f"[{number}]")
    else:
        _view(parts, owner, _place(index, length))


def _view(part, owner, suffix):
    """A part that is a structure or an array: nothing of it was read yet."""
    try:
        watch(part, owner._grade_at + suffix, owner._grade_block)
    except Exception as error:
        if not ours(error):  # then it is a class that cannot be put in another's place
            raise


def _tell(kind, owner, suffix, frame):
    mode = "raw" if frame is None else modes.get(id(frame.f_code), "raw")
    if mode and suffix is not None:
        emit(kind, owner._grade_at + suffix, mode)
        owner._grade_block.touched()
