"""What a call on a Manager's object means, as events: pure functions of its method and arguments.

The kind of object is read from the methods that its proxy exposes, so that custom registrations (a dict
under another name, ``get_queue`` of a remote manager) are known as well.  What is not known is a write.
"""

_FAMILIES = (
    ("silent", {"apply_async", "terminate"}),  # a pool
    ("silent", {"ready", "successful"}),  # its results
    ("silent", {"__next__"}),
    ("dict", {"setdefault", "popitem"}),
    ("set", {"symmetric_difference"}),
    ("list", {"append", "extend", "insert"}),
    ("Queue", {"put", "get", "empty"}),
    ("Condition", {"wait", "notify"}),
    ("Event", {"wait", "is_set"}),
    ("Barrier", {"wait", "abort"}),
    ("Lock", {"acquire", "release"}),
    ("Namespace", {"__getattribute__", "__setattr__"}),
    ("Array", {"__getitem__", "__setitem__"}),
    ("Value", {"get", "set"}),
)
_known = {}  # exposed methods -> family


def family(exposed):
    """What kind of object has these methods; "" if nothing is known of it."""
    key = tuple(exposed or ())
    if key not in _known:
        methods = set(key)
        _known[key] = next((name for name, needed in _FAMILIES if needed <= methods), "")
    return _known[key]


def made(family, name, typeid, args=(), kwds=None):
    """A Manager was asked for an object."""
    if family == "silent":
        return ()
    events = [("m.new", name, typeid)]
    if family in ("Lock", "Condition", "Event", "Barrier"):
        kind = typeid if typeid.endswith(("Lock", "Semaphore", family)) else family
        value = _argument(args, kwds or {}, "value", 1) if kind.endswith("Semaphore") else 1
        events.append(("l.new", f"m:{name}", kind if value == 1 else f"{kind} {value}"))
    elif family == "Queue":
        events.append(("q.new", f"m:{name}", typeid if typeid.endswith("Queue") else "Queue"))
    return events


def asked(family, name, method, args, kwds):
    """The events before a request is sent."""
    if family in _BEFORE:
        kinds = _BEFORE[family].get(method, ())
        if kinds in (("l.wait",), ("q.wait",)):
            waits = _argument(args, kwds, "blocking" if method == "acquire" else "block", True)
            kinds = kinds if waits else ()
        return [_step(family, name, kind) for kind in kinds]
    access, part = _access(family, method)
    return _touched(access, part, name, method, args, kwds) if access == "m.w" else ()


def answered(family, name, method, args, kwds, kind, result):
    """The events after a reply has come; ``kind`` is the server's word for it."""
    if family not in _BEFORE:
        access, part = _access(family, method)
        return _touched(access, part, name, method, args, kwds) if access == "m.r" else ()
    if kind == "#ERROR" and type(result).__name__ == "Empty":
        return (("q.empty", f"m:{name}"),)
    step = _AFTER[family].get(method)
    if step is None or kind != "#RETURN" or not (result or (family, method) in _WHATEVER_IS_RETURNED):
        return ()
    return (_step(family, name, step),)


# ---- data: which part of an object a method reads or writes

_DATA = {
    "dict": {
        "m.r key": "__getitem__ get __contains__",
        "m.r": "keys values items",
        "m.w key": "__setitem__ __delitem__ pop setdefault",
        "m.w keys": "update __ior__",
        "": "fromkeys",
    },
    "list": {"m.r key": "__getitem__", "m.r": "count index", "m.w key": "__setitem__"},
    "set": {
        "m.r key": "__contains__",
        "m.r": "difference intersection isdisjoint issubset issuperset symmetric_difference union",
        "m.w key": "add discard remove",
    },
    "Array": {"m.r key": "__getitem__", "": "__len__", "m.w key": "__setitem__"},
    "Namespace": {"m.r name": "__getattribute__", "m.w name": "__setattr__ __delattr__"},
    "Value": {"m.r value": "get", "m.w value": "set"},
}
_ALWAYS = {
    "m.r": "__repr__ __str__ #GETVALUE __len__ __contains__ __iter__ __reversed__ copy __eq__ __ne__ __ge__ "
    "__gt__ __le__ __lt__ __add__ __mul__ __rmul__ __or__ __ror__ __and__ __rand__ __sub__ __rsub__ __xor__ "
    "__rxor__ __class_getitem__"
}
_MOST_KEYS = 20


def _by_method(table):
    """From "access part": "methods" to method: (access, part)."""
    return {name: access.partition(" ")[::2] for access, names in table.items() for name in names.split()}


_ACCESSES = {name: _by_method(_ALWAYS) | _by_method(table) for name, table in _DATA.items()}
_ACCESSES[""] = _by_method(_ALWAYS)
_ACCESSES["silent"] = None


def _access(family, method):
    methods = _ACCESSES[family]
    return ("", "") if methods is None else methods.get(method, ("m.w", ""))


def _touched(access, part, name, method, args, kwds):
    keys = ()
    if part == "key":
        keys = (_key(args[0]),)
    elif part == "name":
        keys = (args[0],)
    elif part == "value":
        keys = ("value",)
    elif part == "keys":
        keys = _keys(*args, **kwds)
    return [(access, f"{name}[{key}]", method) for key in keys] or [(access, name, method)]


def _keys(changes=(), /, **named):
    """What ``update`` was given; nothing if it is much."""
    if not isinstance(changes, (dict, list, tuple)) or len(changes) + len(named) > _MOST_KEYS:
        return ()
    return [_key(one if isinstance(changes, dict) else one[0]) for one in changes] + list(map(repr, named))


def _key(key):
    try:
        return repr(key)[:60]
    except Exception:
        return type(key).__name__


# ---- locks, notifications and queues: the steps of a method

_BEFORE = {
    "Lock": {"acquire": ("l.wait",), "release": ("l.rel",)},
    "Condition": {
        "acquire": ("l.wait",), "release": ("l.rel",),
        "wait": ("n.wait",), "notify": ("n.notify",), "notify_all": ("n.notify",),
    },
    "Event": {"wait": ("n.wait",), "set": ("n.notify",)},
    "Barrier": {"wait": ("n.notify", "n.wait")},  # who arrives lets the others go
    "Queue": {
        "put": ("q.put",), "put_nowait": ("q.put",), "get": ("q.wait",),
        "join": ("q.joining",), "task_done": ("q.done",),
    },
}  # fmt: skip
_AFTER = {
    "Lock": {"acquire": "l.acq"},
    "Condition": {"acquire": "l.acq", "wait": "n.woke"},
    "Event": {"wait": "n.woke", "is_set": "n.woke"},
    "Barrier": {"wait": "n.woke"},
    "Queue": {"get": "q.get", "get_nowait": "q.get", "empty": "q.empty", "join": "q.join"},
}
_WHATEVER_IS_RETURNED = (("Barrier", "wait"), ("Queue", "get"), ("Queue", "get_nowait"), ("Queue", "join"))


def _step(family, name, kind):
    return kind, f"m:{name}", family if kind.startswith("n.") else ""


def _argument(args, kwds, name, default):
    """The first argument, or the one with that name."""
    return args[0] if args else kwds.get(name, default)
