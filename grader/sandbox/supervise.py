"""The process between the grader and a submission: it launches, watches, ends and testifies.

Theory of operation
-------------------
``launch.run`` forks this process.  It becomes a session leader and child subreaper, so every descendant of
the submission stays below it, and it is all that a submission can hurt by ``kill(getppid())``.

It starts the program in a session of its own, on three descriptors that the kit made: a file without a
name (or /dev/null) to read, and two socket pairs to write, on which the kernel stamps each chunk with its
writer's pid (``output``).  Every interpreter of the tree says *hello* at a socket and stands still until it
was looked up in /proc (``channel``, ``census``).  One loop (``intake``) waits on all of these, on a pidfd
for each process, and on the next time to sample the tree for CPU, memory and numbers (``overuse``).

A run ends when main has ended and its tree is calm (multiprocessing's own helpers end a moment after main),
or when a limit is passed.  Then statuses are frozen, the tree is swept (``sweep``), what still lies in the
sockets is read, and the testimony is written (``testimony``).  Nothing here waits for end-of-file: a daemon
may hold the streams for ever.  On every path, an exception and SIGTERM included, nothing survives.
"""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from grader.errors import KitError
from grader.evidence import Ending, Evidence, Scenario, Who
from grader.limits import Limits
from grader.sandbox import (
    calibrate,
    hang,
    kernel,
    naming,
    overuse,
    own_process,
    proctree,
    standing,
    testimony,
    workfolder,
)
from grader.sandbox.affinity import at_most
from grader.sandbox.capability import capability
from grader.sandbox.enclosure import Enclosure, Started
from grader.sandbox.intake import Intake
from grader.sandbox.overuse import Dear, Excess, Usage
from grader.sandbox.quiet import Scan, Stillness
from grader.sandbox.standing import Standing
from grader.sandbox.stillborn import stillborn
from grader.sandbox.sweep import halt, sweep
from grader.sandbox.waiting import FROM_S, Waiting
from grader.sandbox.workfolder import Place

GRACE = 0.5  # s after main's end until what lives is called left over
CALM_STEP = 0.005  # s between looks at the tree during the grace
_SAMPLE_FIRST, _SAMPLE_LAST, _SAMPLE_SHARE = 0.025, 0.1, 0.02  # s, s, share of the elapsed time
_TOGETHER = 0.012  # s by which a sample may come early: waking up for it costs more than taking it


@dataclass(slots=True)
class Supervisor:
    """One run; ``place`` is the enclosure's as we see it, ``files`` names those that become part of the
    evidence, and ``grader`` is the descriptor whose hang-up says that the grader is gone."""

    enclosure: Enclosure
    place: Place
    files: Sequence[str]
    scenario: Scenario
    limits: Limits
    grader: int
    _intake: Intake = field(init=False)
    _root: int = 0  # whose descendants the run's processes are
    _began: int = 0  # nanoseconds of CLOCK_MONOTONIC
    _cpus: int = 0
    _next_sample: float = 0.0
    _standing: tuple[Standing, ...] = ()
    _waiting: Waiting = field(default_factory=Waiting)

    def run(self) -> Evidence:
        """From the launch to the testimony."""
        self._intake = Intake(self.enclosure, self.place.scratch, self.grader, self.limits.output)
        allowed = resource.getrlimit(resource.RLIMIT_NOFILE)
        try:
            self._launch()
            ending = self._watch(self._stillness()) or self._own_end()
            ending = self._out_of_memory() or ending
            wall = self._elapsed
            self._intake.census.freeze()
            if resource.getrlimit(resource.RLIMIT_NOFILE) != allowed:
                raise RuntimeError("the program changed its supervisor's limits")
            return self._testify(ending, wall)
        finally:
            own_process.restore_limit(allowed)
            sweep(os.getpid())
            self.enclosure.close()

    def _testify(self, ending: Ending, wall: float) -> Evidence:
        """Nothing of the program is left; what is around it may still stand."""
        sweep(self._root)
        self._intake.drain()
        begun, run = self._began, (self.scenario, self.limits, ending)
        seen = testimony.testify(self._intake, self.enclosure, *run, self._standing, begun, wall)
        files, source = self.enclosure.collect(self.files), workfolder.source(self.place.file)
        return replace(seen, files=files, source=source, cpus=self._cpus)

    @property
    def _elapsed(self) -> float:
        return (time.monotonic_ns() - self._began) / 1e9

    def _launch(self) -> None:
        descriptors = (
            own_process.stdin(self.place.scratch, self.scenario.stdin),
            self._intake.stream("stdout"),
            self._intake.stream("stderr"),
        )
        with at_most(self.scenario.cpus) as self._cpus:
            started = self._start(descriptors)
        self._root, self._began = started.root, started.began
        for descriptor in descriptors:
            os.close(descriptor)
        self._intake.launched(started.main, self._began)

    def _start(self, descriptors: Sequence[int]) -> Started:
        try:
            return self.enclosure.start(self.scenario, self._intake.address, descriptors)
        except KitError as error:
            self._intake.drain()  # what bubblewrap said of it
            said = " ".join(
                line.data.decode("utf-8", "backslashreplace") for line in self._intake.lines.finish()
            )
            raise KitError(f"{error}: {said}" if said else str(error)) from None

    def _stillness(self) -> Stillness | None:
        if not capability().proof:
            return None
        return hang.stillness(self._intake, self._root, self.place.scratch, private=self.enclosure.jailed)

    def _watch(self, stillness: Stillness | None) -> Ending | None:
        """Until main has ended (None), a limit is passed, or nothing can ever move again."""
        while self._intake.main_status is None:
            look_at = stillness.next_look if stillness else self._sample_at
            self._intake.round(max(0.0, min(self._sample_at, look_at) - self._elapsed))
            if self._intake.too_much_output:
                return self._output_exceeded()
            if stillness and self._intake.main_status is None and self._elapsed >= stillness.next_look:
                scan = stillness.look(self._elapsed)
                if scan is not None:
                    return self._deadlocked(scan, stillness)
            if self._intake.main_status is None and self._elapsed + _TOGETHER >= self._sample_at:
                usage = self._usage()
                excess = overuse.excess(usage, self.limits, self._dear(usage))
                if excess is not None:
                    return self._exceeded(excess, usage)
                if (ending := self._out_of_memory()) is not None:
                    return ending
        return None

    @property
    def _sample_at(self) -> float:
        wall = self.limits.wall
        return wall if self._elapsed < wall < self._next_sample else self._next_sample

    def _usage(self) -> Usage:
        """A sample of the tree.  Of a crowd nobody is introduced: to read the command line of a process that
        forks all the time may take a second.  Who wrote something before is introduced first."""
        pids = proctree.descendants(self._root)
        stats = [stat for pid in pids if (stat := proctree.stat(pid)) is not None]
        self._intake.round(0)
        now = time.monotonic_ns()
        living = [stat for stat in stats if not stat.ended]
        if len(living) <= self.limits.processes:
            for stat in stats:
                record = self._intake.census.sampled(stat, now)
                if record is not None:
                    self._intake.watch_exit(record)
        elapsed = self._elapsed
        self._next_sample = elapsed + min(_SAMPLE_LAST, max(_SAMPLE_FIRST, _SAMPLE_SHARE * elapsed))
        if elapsed > FROM_S:
            self._waiting.look(living)
        cpu = self._intake.reaped_cpu + sum(stat.cpu + stat.children_cpu for stat in living)
        census = self._intake.census
        kept = self.enclosure.kept()
        return Usage(elapsed, living, cpu, census.observed, stillborn(census.records), kept)

    def _dear(self, usage: Usage) -> Dear:
        return Dear(
            proctree.proportional_memory, calibrate.slowness, lambda: self._waiting.total(usage.living)
        )

    def _deadlocked(self, scan: Scan, stillness: Stillness) -> Ending:
        """The proof is complete; only now are the threads disturbed by asking them where they stand."""
        after, alive = self._elapsed - stillness.since, self._alive()
        self._intake.census.freeze()
        self._look(scan)
        return Ending("deadlocked", alive=alive, after_s=round(after, 3))

    def _look(self, scan: Scan) -> None:
        """Where everybody stands."""
        self._standing = standing.look(scan, self._intake, self.enclosure.place.root, self.enclosure.probe)

    def _exceeded(self, excess: Excess, usage: Usage) -> Ending:
        alive = self._alive()
        pid = self._intake.census.inside(excess.pid) if excess.pid else None
        who = next((who for who in alive if who.pid == pid), None) if pid else None
        if excess.kind in ("timed_out", "cpu_exceeded") or excess.reason:
            self._look(hang.scan(self._intake, self._root))
        return Ending(
            excess.kind,
            limit=round(excess.limit, 3),
            used=round(excess.used, 3),
            who=who,
            reason=excess.reason,
            alive=alive,
            starved=excess.starved,
        )

    def _out_of_memory(self) -> Ending | None:
        """The kernel was quicker than our samples."""
        taken = self.enclosure.memory_taken()
        if taken is None:
            return None
        limit = self.limits.memory + self.limits.memory_per_process * max(1, len(self._intake.census.alive))
        return Ending("memory_exceeded", limit=limit, used=round(taken / 1e6, 3), alive=self._alive())

    def _output_exceeded(self) -> Ending:
        return Ending(
            "output_exceeded", limit=self.limits.output, used=self._intake.written, alive=self._alive()
        )

    def _alive(self) -> tuple[Who, ...]:
        names = naming.names(self._intake.census)
        return tuple(Who(names[record], record.inside) for record in self._intake.census.alive)

    def _own_end(self) -> Ending:
        """Main has ended: give multiprocessing's own processes a moment to follow it."""
        deadline = self._elapsed + GRACE
        while self._elapsed < deadline and not self._intake.too_much_output:
            self._intake.round(0)
            if next(proctree.descendants(self._root), None) is None:
                break
            self._intake.round(CALM_STEP)
        else:
            halt(self._root)
            self._usage()  # who is still there
        if self._intake.too_much_output:
            return self._output_exceeded()
        code = kernel.exit_code(self._intake.main_status or 0)
        return Ending("signalled", signal=-code) if code < 0 else Ending("exited", code=code)
