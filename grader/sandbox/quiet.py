"""Whether a whole tree of processes sleeps and nothing in it moves: the cut of two scans.

Theory
------
For every thread a scan reads its run counter (``schedstat``: it changes whenever the thread gets a core), its
state and its system call, and then the counter once more.  If scan B, begun after scan A had ended, finds
the same threads, each asleep in the same call, and every counter read last in B equals the one read first
in A, then at each instant between the scans *all* of them slept.  For a sleeping thread leaves its sleep
only by being woken and comes back to it only by running, and none ran.  States alone do not show this: two
processes that pass a byte to and fro look "all asleep" again and again.

From then on only a timer or somebody outside of the tree can wake one (``closed`` excludes both), or work
that the kernel has still in hand; for the last the quiet has to hold for CONFIRM seconds.

One kind of thread may spin: the thread of a Pool that replaces dead workers, while a result lies unread.  It
has to be seen asleep like any other, or to have gone round so often that there is nothing for it to do.  The
probe announces it.

A chain of processes, each of which makes the next and ends, could slip through every scan; so nothing may
have come from the tree either, neither a message nor an orphan's end (``moves``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from grader.sandbox.calls import Wait

CONFIRM = 0.1  # s
AGAIN = 0.022  # s between the scans of a window
FIRST, SHARE, LONGEST = 0.025, 0.02, 0.1  # s, share of the elapsed time, s: between looks while busy
SPUN = 0.15  # s of CPU that a spinning helper must have used inside the window

Helper = Literal["spins"]
Key = tuple[int, int, int]  # pid, thread id, start time in ticks


@dataclass(frozen=True, slots=True)
class Task:
    """One reading of one thread.  ``before`` and ``after`` are its run counter, first and last read;
    ``wait`` is None where its call is not known to be an endless wait; ``call`` the raw line."""

    key: Key
    state: str
    call: str
    wait: Wait | None
    before: str
    after: str
    helper: Helper | None = None

    @property
    def pid(self) -> int:
        return self.key[0]

    @property
    def quiet(self) -> bool:
        """At rest, or excused."""
        return self.rests or self.helper == "spins"

    @property
    def rests(self) -> bool:
        """Asleep without a time-out, or stopped by a signal."""
        asleep = self.state == "S" and self.wait is not None and self.wait.kind != "timed"
        return asleep or self.state == "T"

    @property
    def cpu(self) -> float:
        """Seconds on a core so far."""
        return int(self.after.split()[0]) / 1e9


Scan = Sequence[Task]


def same_instant(first: Scan, second: Scan) -> bool:
    """Whether all tasks slept at one instant between two scans that were both quiet."""
    if [task.key for task in first] != [task.key for task in second]:
        return False
    return all(_unmoved(a, b) for a, b in zip(first, second, strict=True))


def _unmoved(a: Task, b: Task) -> bool:
    if b.helper == "spins" and not b.rests:
        return True
    return (a.call, a.state, a.before) == (b.call, b.state, b.after)


def spinners_have_spun(first: Scan, second: Scan) -> bool:
    """A helper that spins has done so long enough to show that it only goes round, or it has slept all the
    time.  One that was woken to replace a dead worker, and waits for a core, does neither."""
    pairs = [(a, b) for a, b in zip(first, second, strict=True) if b.helper == "spins"]
    return all(b.rests or b.cpu - a.cpu >= SPUN for a, b in pairs)


class Stillness:
    """Looks at the tree now and then, and says when it has been still for long enough.

    ``scan()`` reads every thread; ``peek(key)`` one, or None if it is gone; ``open_reasons(scan)`` says why
    somebody or something outside could still wake the tree, empty if nothing can.  Times are seconds since
    the start of the run; ``next_look`` is when ``look`` wants to be called again.  ``moves()`` counts what
    has come from the tree so far.
    """

    def __init__(
        self,
        scan: Callable[[], Scan],
        peek: Callable[[Key], Task | None],
        open_reasons: Callable[[Scan], Sequence[str]],
        moves: Callable[[], int] = lambda: 0,
    ) -> None:
        self._scan, self._peek, self._open_reasons, self._moves = scan, peek, open_reasons, moves
        self.next_look = FIRST
        self.reasons: Sequence[str] = ()
        self._witness: Key | None = None
        self._first: Scan = ()
        self._moves_before = 0
        self.since = 0.0  # when the present window of quiet began
        self._back_off = 0.0

    def look(self, now: float) -> Scan | None:
        """The still tree as scanned first, once it is proved that nothing will ever move in it again."""
        if self._witness is not None and self._is_busy(self._witness):
            self._busy(now, self._witness)
            return None
        scan = self._scan()
        busy = next((task.key for task in scan if not task.quiet), None)
        if busy is not None or not scan:
            self._busy(now, busy)
            return None
        self._witness = None
        has_moved = self._moves_before != self._moves()
        if has_moved or not self._first or not same_instant(self._first, scan):
            self._first, self.since, self._back_off = scan, now, 0.0
            self._moves_before = self._moves()
            self.next_look = now + AGAIN
            return None
        return self._confirm(now, scan)

    def _confirm(self, now: float, scan: Scan) -> Scan | None:
        if now < self.since + CONFIRM:
            self.next_look = min(now + AGAIN, self.since + CONFIRM)
            return None
        self.next_look = now + max(AGAIN, self._back_off)
        if not spinners_have_spun(self._first, scan):
            return None
        self.reasons = self._open_reasons(scan)
        if self.reasons:
            self._back_off = min(1.0, 4 * (now - self.since))
            self.next_look = now + self._back_off
            return None
        return self._first if same_instant(self._first, self._scan()) else None

    def _is_busy(self, key: Key) -> bool:
        task = self._peek(key)
        return task is not None and not task.quiet

    def _busy(self, now: float, witness: Key | None) -> None:
        self._witness, self._first = witness, ()
        self.next_look = now + min(LONGEST, max(FIRST, SHARE * now))


Helpers = Mapping[int, Helper]  # thread id -> what it may do
