"""A race on the picture: its two accesses, each where it first happened as near to the other as possible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grader.evidence.event import Event
from grader.evidence.races.race import Access, Race
from grader.evidence.timeline.picture import Clash, Touch
from grader.evidence.timeline.reading import Run

MOST = 8  # more pairs of flags than that nobody can tell apart


def clashes(run: Run, races: Sequence[Race]) -> tuple[Clash, ...]:
    return tuple(clash for race in races[:MOST] for clash in _clash(run, race))


def _clash(run: Run, race: Race) -> Iterator[Clash]:
    candidates = [_events(run, race, access) for access in race.accesses]
    if len(candidates) < 2 or not all(candidates):
        return
    near = min(candidates[0], key=lambda one: min(abs(one.at - other.at) for other in candidates[1]))
    chosen = [near, *(min(some, key=lambda one: abs(one.at - near.at)) for some in candidates[1:])]
    points = (run.point(event) for event in chosen)
    pairs = zip(points, race.accesses, strict=True)
    touches = tuple(Touch(point, access.access == "write") for point, access in pairs)
    yield Clash(race.text, touches, race.kind == "output")


NEAREST = 100  # of an access's events, so that two of them are quickly compared


def _events(run: Run, race: Race, access: Access) -> list[Event]:
    """The events that this access may mean; of the race's own object if the events name it so."""
    place = (access.process, access.file, access.line)
    found = [e for e in run.events if (e.process, e.file, e.line) == place and _is_access(e, access)]
    own = [event for event in found if event.object == race.object]
    return (own or found)[:NEAREST]


def _is_access(event: Event, access: Access) -> bool:
    written = event.kind.endswith(".w")
    return event.kind in _ACCESSES and written == (access.access == "write")


_ACCESSES = ("v.r", "v.w", "m.r", "m.w", "s.r", "s.w", "o.w")
