"""What each process knows of the others while the events of a run are walked through."""

from __future__ import annotations

Clock = list[int]  # of each process: how many of its events are known to be over; replaced, never changed


def both(one: Clock | None, other: Clock) -> Clock:
    """What is known to whom knows this and that."""
    return other if one is None else list(map(max, one, other))


class Clocks:
    """One clock for each process."""

    def __init__(self, processes: int) -> None:
        self.known: list[Clock] = [[0] * processes for _ in range(processes)]
        self.passed: Clock = [0] * processes  # how many events of each there have been

    def give(self, process: int) -> Clock:
        """What somebody learns who hears of this process now."""
        clock = self.known[process].copy()
        clock[process] = self.passed[process]
        return clock

    def take(self, process: int, clock: Clock | None) -> None:
        """This process has heard of somebody."""
        if clock is not None:
            self.known[process] = both(self.known[process], clock)

    def take_all(self, process: int) -> None:
        """It may have heard of everything."""
        self.known[process] = self.passed.copy()
