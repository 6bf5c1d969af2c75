"""What the processes of a run are called, and what each of them is for."""

from __future__ import annotations

from collections import Counter

from grader.evidence import Role
from grader.sandbox.census import Census
from grader.sandbox.record import Record

DEEPEST = 12


def names(census: Census) -> dict[Record, str]:
    """``main``, ``child 1``, ``child 1.2``, ``worker 1``…, by start order within the parent."""
    found: dict[Record, str] = {}
    counts: Counter[str] = Counter()
    for record in in_order(census):
        found[record] = _name(census, record, found, counts)
    return found


def _name(census: Census, record: Record, found: dict[Record, str], counts: Counter[str]) -> str:
    role = role_of(census, record)
    if role == "main":
        return "main"
    if role in ("fork_server", "resource_tracker"):
        return role.replace("_", " ")
    starter = starter_of(record)
    above = found.get(starter, "") if starter else ""
    if above.count(".") >= DEEPEST:  # a chain of forks would have names without end
        above, role = "", "other"
    prefix = f"{above}." if above.startswith(("child ", "worker ")) and role == "child" else f"{role} "
    counts[prefix] += 1
    return "manager" if role == "manager" and counts[prefix] == 1 else f"{prefix}{counts[prefix]}"


def role_of(census: Census, record: Record) -> Role:
    """By the launch (main), the command line (multiprocessing's helpers), and what it was started for."""
    if record is census.main:
        return "main"
    if record.library_role is not None:
        return record.library_role
    if record.reported_role in ("worker", "manager"):
        return "worker" if record.reported_role == "worker" else "manager"
    is_named = record.starter is not None and (record.observed or _may_be_a_child(record, record.starter))
    is_child = is_named or (record.observed and not record.fresh)
    return "child" if is_child else "other"


def _may_be_a_child(record: Record, starter: Record) -> bool:
    """Whether one that never said hello, but is named by its parent, could have died at its birth: by its
    command line it is no other program (a shell, say)."""
    unseen = record.start is None or not record.command
    return unseen or record.command == starter.command or "multiprocessing" in record.command


def starter_of(record: Record) -> Record | None:
    """Who started it: by its start event where the kernel does not object, else by parentage; the fork
    server starts nobody on its own account."""
    if record.starter is not None:
        return record.starter
    parent = record.parent
    if parent is not None and parent.library_role == "fork_server" and record.library_role is None:
        return parent.parent
    return parent


def in_order(census: Census) -> list[Record]:
    """Main first, then everybody by when he was started."""
    main, *others = census.records
    return [main, *sorted(others, key=lambda record: record.order)]
