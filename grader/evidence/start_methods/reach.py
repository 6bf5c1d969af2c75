"""Which functions run in children, and what main alone changes: read off the source, by names."""

from __future__ import annotations

from collections.abc import Iterable

from grader.evidence.start_methods.source import Change, Source


def in_children(source: Source) -> set[str]:
    """Functions that a process or a pool gets, classes with a ``run``, and all that those name."""
    handed = {one.name for one in source.handed if one.to_a_process}
    runs = {d.scope.function.split(".")[0] for d in source.definitions if d.name == "run"}
    return _reached(source, handed | runs)


def in_main_alone(source: Source) -> set[str]:
    """Functions that what stands under the main guard calls, and nobody else."""
    top = {u.name for u in source.uses if not u.scope.function and u.called and not u.scope.guarded}
    main = {u.name for u in source.uses if not u.scope.function and u.called and u.scope.guarded}
    return _reached(source, main) - _reached(source, top) - in_children(source)


def changed_by_main_alone(source: Source) -> dict[str, Change]:
    """Global names that children find as the file's top level left them, and main's first change of each."""
    alone = in_main_alone(source)
    set_up = _reached(source, {one.name for one in source.handed if one.sets_up})
    found: dict[str, Change] = {}
    others: set[str] = set()
    for change in source.changes:
        function = change.scope.function
        if not function:
            if change.scope.guarded:
                found.setdefault(change.name, change)
        elif _is_of_the_module(source, change):
            if function.split(".")[0] in alone:
                found.setdefault(change.name, change)
            elif not change.in_place or function.split(".")[0] in set_up:
                others.add(change.name)
    return {name: change for name, change in found.items() if name not in others}


def first_values(source: Source) -> dict[str, Change]:
    """What the file's top level gives to names, in every process that imports it."""
    found: dict[str, Change] = {}
    for change in source.changes:
        if change.scope == ("", False) and not change.in_place:
            found.setdefault(change.name, change)
    return found


def read_at(source: Source, line: int) -> tuple[str, ...]:
    """Global names that a line reads."""
    found = (
        use.name for use in source.uses if use.line == line and source.is_global(use.name, use.scope.function)
    )
    return tuple(dict.fromkeys(found))


def read_in(source: Source, functions: Iterable[str]) -> dict[str, int]:
    """Global names that these functions read, and the first line of each."""
    wanted, found = set(functions), dict[str, int]()
    for use in source.uses:
        inside = use.scope.function.split(".")[0] in wanted
        if inside and not use.called and source.is_global(use.name, use.scope.function):
            found.setdefault(use.name, use.line)
    return found


def _is_of_the_module(source: Source, change: Change) -> bool:
    function, name = change.scope.function, change.name
    return source.is_global(name, function) if change.in_place else (function, name) in source.globals


def _reached(source: Source, names: set[str]) -> set[str]:
    """Top-level functions and classes among ``names``, and those that are named inside of them."""
    known = {d.name for d in source.definitions if not d.scope.function}
    inside: dict[str, set[str]] = {}
    for use in source.uses:
        if use.scope.function and use.name in known:
            inside.setdefault(use.scope.function.split(".")[0], set()).add(use.name)
    found: set[str] = set()
    waiting = names & known
    while waiting:
        found |= waiting
        waiting = set[str]().union(*(inside.get(name, ()) for name in waiting)) - found
    return found
