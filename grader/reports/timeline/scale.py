"""A time axis that can be read: what happens at once is spread out, long quiet stretches are folded.

A child takes 50 ms to start and then does everything within one.  So a gap between two things that happen
gets room by the cube root of its length: order and overlap stay as they were, lengths become comparable.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

ROOT = 1 / 3
SHRUNK = 0.5  # a gap with less than this part of the room that its length deserves is said to be folded
SHARE = 12  # … if it is longer than this part of the run


class Fold(NamedTuple):
    """A stretch in which nothing happens, drawn shorter than the others."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Scale:
    """From nanoseconds to a place between 0 and ``width``, and back."""

    instants: tuple[int, ...]
    places: tuple[float, ...]
    width: float

    @classmethod
    def of(cls, instants: Sequence[int], width: float) -> Scale:
        """``instants`` are those at which something happens, in order."""
        rooms = [0.0, *((after - before) ** ROOT for before, after in pairwise(instants))]
        whole = sum(rooms) or 1.0
        places = tuple(width * place / whole for place in accumulate(rooms))
        return cls(tuple(instants), places, width)

    def place(self, at: int) -> float:
        after = bisect_right(self.instants, at)
        if after == 0:
            return 0.0
        if after == len(self.instants):
            return self.places[-1]
        return _between(at, self.instants[after - 1 : after + 1], self.places[after - 1 : after + 1])

    def time(self, place: float) -> int:
        after = min(max(bisect_right(self.places, place), 1), len(self.places) - 1)
        if len(self.places) < 2:
            return self.instants[0]
        return round(
            _between(place, self.places[after - 1 : after + 1], self.instants[after - 1 : after + 1])
        )

    def folds(self) -> Iterator[Fold]:
        """The long gaps that have much less room than their length deserves."""
        whole = self.instants[-1] - self.instants[0]
        pairs = zip(pairwise(self.instants), pairwise(self.places), strict=True)
        for (begin, end), (left, right) in pairs:
            deserved = self.width * (end - begin) / whole
            if (end - begin) * SHARE >= whole and right - left < deserved * SHRUNK:
                yield Fold(begin, end)

    def ticks(self, apart: float) -> Iterator[int]:
        """Round times, about this far from each other."""
        last = -apart
        place = 0.0
        while place <= self.width:
            near = (self.time(max(place - apart / 3, 0)), self.time(min(place + apart / 3, self.width)))
            at = roundest(near[0] - self.instants[0], near[1] - self.instants[0]) + self.instants[0]
            if self.place(at) - last >= apart * 0.6:
                last = self.place(at)
                yield at
            place += apart


def _between(value: float, domain: Sequence[float], image: Sequence[float]) -> float:
    if domain[0] == domain[1]:
        return image[0]
    return image[0] + (value - domain[0]) * (image[1] - image[0]) / (domain[1] - domain[0])


def roundest(low: int, high: int) -> int:
    """The number between them with the fewest digits that are not zero."""
    step = 10 ** len(str(max(high, 1)))
    while step > 1:
        for part in (step, step // 2, step // 5):
            multiple = -(-low // part) * part if part else low
            if multiple <= high:
                return multiple
        step //= 10
    return low


def clock(nanoseconds: int) -> str:
    """``12.5 ms`` or ``1.204 s``: with so many digits as tell two moments of one run apart."""
    if nanoseconds >= 10_000_000_000:
        return f"{nanoseconds / 1e9:.2f} s"
    if nanoseconds >= 1_000_000_000:
        return f"{nanoseconds / 1e9:.3f} s"
    return f"{nanoseconds / 1e6:.{1 if nanoseconds >= 100_000_000 else 2}f} ms"


def rounded(nanoseconds: int) -> str:
    """``20 ms``: the label of a tick."""
    return f"{nanoseconds / 1e9:g} s" if nanoseconds >= 1_000_000_000 else f"{nanoseconds / 1e6:g} ms"
