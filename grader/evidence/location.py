"""Which part of a shared thing an access touches."""

from __future__ import annotations

import re
from functools import lru_cache

ACCESSES = frozenset(("v.r", "v.w", "m.r", "m.w", "s.r", "s.w"))
_PARTS = {"v": re.compile(r"[\[.]"), "m": re.compile(r"\["), "s": re.compile(r"\[")}
_ELEMENTS = re.compile(r"\[(\d{1,18})(?::(\d{1,18})(?::(\d{1,9}))?)?\]$")  # [3], [2:5], [0:6:2]
_MANY = 100_000
_FIRST = re.compile(r"\.\w+|\[[^\]]*\]")
_ANYWHERE = re.compile(r"(\[:\])?$|\[-\d+\]$|\[slice\(")  # from the end, or from one element to another


@lru_cache(4096)
def split(kind: str, thing: str) -> tuple[str, str]:
    """The shared thing itself and the part of it: ``("77:16", "[3]")``; "" is the whole."""
    found = _PARTS[kind[0]].search(thing, thing.find(":") if kind[0] == "v" else 0)
    return (thing, "") if found is None else (thing[: found.start()], thing[found.start() :])


@lru_cache(4096)
def first_part(part: str) -> str | None:
    """Parts with different ones have nothing in common; None if it may be more than one element."""
    found = _ELEMENTS.match(part)
    if _ANYWHERE.match(part) or (found and found[2]):
        return None
    first = _FIRST.match(part)
    return first[0] if first else part


@lru_cache(65536)
def overlap(one: str, other: str) -> bool:
    """Whether two parts of one thing have something in common."""
    if one == other or _ANYWHERE.match(one) or _ANYWHERE.match(other):
        return True
    some, others = _elements(one), _elements(other)
    if some is not None and others is not None:
        return _meet(some, others)
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and longer[len(shorter)] in ".["


def _elements(part: str) -> range | None:
    found = _ELEMENTS.match(part)
    if found is None:
        return None
    start, stop, step = found.groups()
    return range(int(start), int(stop) if stop else int(start) + 1, int(step or 0) or 1)


def _meet(some: range, others: range) -> bool:
    both = range(max(some.start, others.start), min(some.stop, others.stop))
    if len(both) > _MANY or some.step == others.step == 1:
        return bool(both)
    return any(element in some and element in others for element in both)
