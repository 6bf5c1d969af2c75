"""Messages through queues and pipes: who got one knows what its sender had done."""

from __future__ import annotations

from collections import defaultdict

from grader.evidence.event import Event
from grader.evidence.order.clocks import Clock, Clocks, both
from grader.evidence.order.family import Family
from grader.evidence.run import Run


class Messages:
    """What goes between a pool and its workers is left out, because jobs tell it better, and so is what goes
    to and from a manager: each call takes a message there and back, which would put all of them in order."""

    def __init__(self, run: Run, clocks: Clocks, family: Family) -> None:
        self._clocks, self._family, self._processes = clocks, family, run.processes
        self._sent: dict[str, tuple[Clock, bool]] = {}  # by message: and whether the library sent it
        self._put: dict[str, Clock] = {}  # by queue, where messages have no identity
        self._senders: dict[str, set[int]] = defaultdict(set)
        self._other_end: dict[str, str] = {}

    def paired(self, event: Event) -> None:
        self._other_end.update({event.object: event.value, event.value: event.object})

    def sent(self, event: Event) -> None:
        if self._is_manager(event.process):
            return
        self._senders[event.object].add(event.process)
        clock = self._clocks.give(event.process)
        if event.value:
            self._sent[event.value] = clock, event.line is None
        else:
            self._put[event.object] = both(self._put.get(event.object), clock)

    def received(self, event: Event) -> None:
        if self._is_manager(event.process):
            return
        if not event.value:
            self._clocks.take(event.process, self._put.get(event.object))
        elif event.value in self._sent:
            clock, by_library = self._sent[event.value]
            if not (by_library and event.line is None and self._is_pools(event)):
                self._clocks.take(event.process, clock)
        else:
            self._take_all_of(self._sender(event), event.process)

    def closed(self, event: Event) -> None:
        self._senders[event.object].add(event.process)

    def ended(self, event: Event) -> None:
        """End of file: everybody who could have sent has closed his end, or ended."""
        for sender in self._senders[self._other_end.get(event.object, event.object)]:
            self._take_all_of(sender, event.process)

    def _take_all_of(self, sender: int | None, receiver: int) -> None:
        if sender is not None and sender != receiver and not self._is_manager(sender):
            self._clocks.take(receiver, self._clocks.give(sender))

    def _sender(self, event: Event) -> int | None:
        return self._family.known(event.value.partition(".")[0])

    def _is_manager(self, process: int) -> bool:
        return self._processes[process].role == "manager"

    def _is_pools(self, event: Event) -> bool:
        sender = self._sender(event)
        ends = (event.process,) if sender is None else (event.process, sender)
        return any(self._processes[end].role == "worker" for end in ends)
