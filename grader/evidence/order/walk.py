"""The events of a run in the order of time, and what each lets its process know of the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import ClassVar

from grader.evidence.event import Event
from grader.evidence.gaps import Gaps
from grader.evidence.holding import holding
from grader.evidence.location import overlap, split
from grader.evidence.order.clocks import Clock, Clocks, both
from grader.evidence.order.family import Births, Family, found_by_start
from grader.evidence.order.messages import Messages
from grader.evidence.order.polling import Polling
from grader.evidence.run import Run
from grader.evidence.source import flow

_RESULTS = frozenset(("ready", "successful", "done", "running"))
_POLLED = ("sentinel", "exitcode", *_RESULTS)
Step = Callable[["Walk", int, Event], None]


class Walk:
    """``known`` is what the process of each event knew when it happened, ``place`` which of its events it
    was; ``_said`` is what whoever hears of a thing learns: by what it is (a lock, a job …) and its identity.
    """

    def __init__(self, run: Run, with_locks: bool) -> None:
        self.known: list[Clock] = []
        self.place: list[int] = []
        self._run, self._with_locks = run, with_locks
        self._clocks = Clocks(len(run.processes))
        self._family = Family(run.processes)
        polled = flow(run).polled if any(word in run.source for word in _POLLED) else frozenset()
        self._births = Births(run, self._clocks, self._family, polled)
        self._asks_for_results = bool(polled & _RESULTS)
        self._messages = Messages(run, self._clocks, self._family)
        self._gaps = Gaps(run)
        self._signals, self._locks = holding(run).signals, holding(run).locks
        self._by_chance = found_by_start(run)
        self._polling = Polling(run)
        self._said: dict[tuple[str, str], Clock] = {}
        self._written: dict[str, dict[str, Clock]] = defaultdict(dict)
        for number, event in enumerate(run.events):
            self._pass(number, event)

    def _pass(self, number: int, event: Event) -> None:
        process = event.process
        if event.at >= self._births.next_hello:
            self._births.until(event.at)
        self._clocks.passed[process] += 1
        if self._clocks.passed[process] == 1:
            self._births.begin(process)
        step = self._STEPS.get(event.kind)
        if step is not None:
            step(self, number, event)
        if number >= self._gaps.before(process):
            self._clocks.take_all(process)
        self.known.append(self._clocks.known[process])
        self.place.append(self._clocks.passed[process])
        if number in self._births.last_of:
            self._births.ended(number)

    def _say(self, what: str, identity: str, event: Event) -> None:
        self._said[what, identity] = both(self._said.get((what, identity)), self._clocks.give(event.process))

    def _hear(self, what: str, identity: str, event: Event) -> None:
        self._clocks.take(event.process, self._said.get((what, identity)))

    def _start(self, _: int, event: Event) -> None:
        self._births.started(event)

    def _join(self, number: int, event: Event) -> None:
        child = None if number in self._by_chance else self._family.known(event.object)
        if child is not None and child != event.process:
            self._clocks.take(event.process, self._clocks.give(child))

    def _end(self, _: int, event: Event) -> None:
        starter = self._run.processes[event.process].started_by
        if self._run.processes[event.process].role == "worker" and starter is not None:
            self._say("workers", str(starter), event)

    def _put(self, _: int, event: Event) -> None:
        self._messages.sent(event)

    def _get(self, _: int, event: Event) -> None:
        self._messages.received(event)

    def _close(self, _: int, event: Event) -> None:
        self._messages.closed(event)

    def _eof(self, _: int, event: Event) -> None:
        self._messages.ended(event)

    def _pipe(self, _: int, event: Event) -> None:
        self._messages.paired(event)

    def _acquire(self, _: int, event: Event) -> None:
        self._hear("signal", event.object, event)
        if self._with_locks:
            self._hear("lock", event.object, event)

    def _release(self, number: int, event: Event) -> None:
        if number in self._signals:
            self._say("signal", event.object, event)
        self._let_go(event)

    def _let_go(self, event: Event) -> None:
        """Who takes an exclusive lock next hears of the last holder, who had heard of those before."""
        if self._with_locks and self._locks[event.object].excludes:
            self._said["lock", event.object] = self._clocks.give(event.process)
        elif self._with_locks:
            self._say("lock", event.object, event)

    def _wait(self, _: int, event: Event) -> None:
        self._let_go(event)
        self._say("party", event.object, event)

    def _notify(self, _: int, event: Event) -> None:
        if event.value == "Barrier":
            self._hear("party", event.object, event)
        self._say("notify", event.object, event)

    def _wake(self, _: int, event: Event) -> None:
        """A manager's barrier opens in its server, which nobody watches."""
        self._hear("notify", event.object, event)
        if event.value == "Barrier" and event.object.startswith("m:"):
            self._hear("party", event.object, event)
        if self._with_locks:
            self._hear("lock", event.object, event)

    def _submit(self, _: int, event: Event) -> None:
        self._say("job", event.object, event)

    def _run_task(self, _: int, event: Event) -> None:
        self._hear("job", event.object, event)

    def _end_task(self, _: int, event: Event) -> None:
        """Nobody sees whom ``ready()`` told: it may have been at once."""
        self._say("result", event.object, event)
        starter = self._run.processes[event.process].started_by
        if self._asks_for_results and starter is not None:
            self._clocks.take(starter, self._clocks.give(event.process))

    def _result(self, _: int, event: Event) -> None:
        if event.value != "timeout":
            self._hear("result", event.object, event)

    def _join_pool(self, _: int, event: Event) -> None:
        self._hear("workers", str(event.process), event)

    def _done(self, _: int, event: Event) -> None:
        self._say("done", event.object, event)

    def _all_done(self, _: int, event: Event) -> None:
        self._hear("done", event.object, event)

    def _write(self, _: int, event: Event) -> None:
        thing, part = split(event.kind, event.object)
        if thing in self._polling.things:
            parts = self._written[thing]
            parts[part] = both(parts.get(part), self._clocks.give(event.process))

    def _look(self, _: int, event: Event) -> None:
        thing, part = split(event.kind, event.object)
        if thing in self._polling.things and self._polling.is_wait(event, thing):
            for written, clock in self._written[thing].items():
                if overlap(written, part):
                    self._clocks.take(event.process, clock)

    _STEPS: ClassVar[dict[str, Step]] = {
        "p.start": _start,
        "p.join": _join,
        "p.ended": _join,
        "p.end": _end,
        "q.put": _put,
        "c.send": _put,
        "q.get": _get,
        "c.recv": _get,
        "c.close": _close,
        "c.eof": _eof,
        "c.new": _pipe,
        "l.acq": _acquire,
        "l.rel": _release,
        "n.wait": _wait,
        "n.notify": _notify,
        "n.woke": _wake,
        "pool.submit": _submit,
        "task.run": _run_task,
        "task.end": _end_task,
        "cb.run": _result,
        "eb.run": _result,
        "res.get": _result,
        "pool.join": _join_pool,
        "q.done": _done,
        "q.join": _all_done,
        "v.w": _write,
        "m.w": _write,
        "s.w": _write,
        "v.r": _look,
        "m.r": _look,
        "s.r": _look,
    }
