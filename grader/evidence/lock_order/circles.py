"""Circles of links that can close: each holds what the next one wants, all at the same time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from grader.evidence.holding import Thread, holding
from grader.evidence.lock_order.links import Link, links
from grader.evidence.order import Order
from grader.evidence.run import Run

Circle = tuple[Link, ...]

_LONGEST = 8  # locks in a circle
_MOST_STEPS = 20_000


class Search:
    """Walks from lock to lock.  A circle begins at its smallest lock, so that it is found once."""

    def __init__(self, run: Run) -> None:
        self._links, self._holding, self._order = links(run), holding(run), Order.without_locks(run)
        self._began: dict[Thread, int] = {}  # number of a thread's first event
        for number, event in enumerate(run.events):
            self._began.setdefault((event.process, event.thread), number)
        self._left = _MOST_STEPS

    def circles(self) -> Iterator[Circle]:
        """At most one of each set of locks and threads."""
        for first in sorted(self._links):
            yield from self._onward(first, first, ())

    def _onward(self, first: str, lock: str, path: Circle) -> Iterator[Circle]:
        for wanted, some in sorted(self._links.get(lock, {}).items()):
            if wanted < first or any(link.held == wanted for link in path[1:]):
                continue
            for link in some:
                self._left -= 1
                if self._left < 0:
                    return
                if not all(self._can_meet(link, other) for other in path):
                    continue
                if wanted == first:
                    if path and self._is_let_in((*path, link)):
                        yield (*path, link)
                elif len(path) + 1 < _LONGEST:
                    yield from self._onward(first, wanted, (*path, link))

    def _can_meet(self, one: Link, other: Link) -> bool:
        """Whether both may hold their first lock and want their second at the same time: not if nothing but
        one thread is there, or one had its second lock before the other took his first, in every run."""
        if one.actor == other.actor or one.held == other.held:
            return False
        if one.actor[0] == other.actor[0]:  # of threads of one process nobody sees start and join
            first, second = sorted((one, other), key=lambda link: link.taken)
            return self._began[second.actor] < first.got
        before = self._order.is_before
        return not before(one.got, other.taken) and not before(other.got, one.taken)

    def _is_let_in(self, circle: Circle) -> bool:
        """Not if there is a lock around all this that fewer can hold at a time."""
        guards = Counter(guard for link in circle for guard in link.guards)
        return all(count <= self._holding.locks[guard].capacity for guard, count in guards.items())
