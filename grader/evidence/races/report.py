"""All races of a run, each told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from grader.evidence.order import Order
from grader.evidence.races.data import Found, lines_of, racing_raw, racing_updates
from grader.evidence.races.early import Early
from grader.evidence.races.names import Names
from grader.evidence.races.output import mixed_output
from grader.evidence.races.race import Race
from grader.evidence.races.touches import by_thing, touches
from grader.evidence.races.updates import updates
from grader.evidence.races.words import told
from grader.evidence.run import Run, once_per_run
from grader.evidence.source import flow

_MOST = 50


@once_per_run
def races(run: Run) -> tuple[Race, ...]:
    """Shared data first, then results read too early, then output; by lines within each.

    Every pair of lines is told once for everything that one line has made, whichever processes were there.
    """
    order, names = Order.without_locks(run), Names(run)
    found = [*_data(run, order), *mixed_output(run, order)]
    known: dict[tuple[object, ...], Race] = {}
    for one in found:
        origin = names.origin(one.touches[0].thing)
        known.setdefault((one.rule, origin, lines_of(*one.touches)), told(one, names, tuple(run.processes)))
    return tuple(sorted(known.values(), key=_rank)[:_MOST])


def _data(run: Run, order: Order) -> Iterator[Found]:
    """Where an update is told, or a read that came too early, its single accesses are not told again."""
    all_touches, text = list(touches(run)), flow(run)
    groups = by_thing(all_touches)
    all_updates = list(updates(all_touches, text, run.program))
    racing = list(racing_updates(all_updates, groups, order))
    yield from racing
    early = Early(run, order, text, {update.read.number for update in all_updates})
    for thing, some in groups.items():
        reads = list(early.reads(some))
        yield from reads
        told_already = [lines_of(*one.touches) for one in (*racing, *reads) if one.touches[0].thing == thing]
        for pair in racing_raw(some, order, text, run.program):
            if not _is_among(pair, told_already):
                yield pair


def _is_among(pair: Found, told_already: Iterable[frozenset[object]]) -> bool:
    return any(lines_of(*pair.touches) <= lines for lines in told_already)


def _rank(race: Race) -> tuple[object, ...]:
    kind = ("data", "read_before_join", "output").index(race.kind)
    places = [(access.file or "", access.line or 0) for access in race.accesses]
    return kind, places, race.object, [access.process for access in race.accesses]
