"""Whether anything that one process did has no order with anything that another did."""

from __future__ import annotations

from collections.abc import Sequence

from grader.evidence.order import Order


def unordered(order: Order, ones: Sequence[int], others: Sequence[int]) -> tuple[int, int] | None:
    """Places in these of two events without an order; each are numbers of one process's, in order of time.

    What a process knows grows.  So of all that the other did not know of, the first is the one that knows
    least of the other: only that has to be looked at, and one walk through both is enough.
    """
    place = 0
    for other, number in enumerate(others):
        while place < len(ones) and order.is_before(ones[place], number):
            place += 1
        if place == len(ones):
            return None
        if not order.is_before(number, ones[place]):
            return place, other
    return None
