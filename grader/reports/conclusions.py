"""What is concluded from runs beside any verdict: races, locks in a circle, dependence on a start method."""

from __future__ import annotations

from collections.abc import Sequence

from grader.evidence import Evidence, Translate
from grader.evidence.lock_order import LockCycle, lock_cycles
from grader.evidence.races import Race, races
from grader.evidence.start_methods import Contrast, compare, portability
from grader.grading import CheckResult
from grader.reports.document import (
    AccessPart,
    ContrastPart,
    LockCyclePart,
    LockStepPart,
    PortabilityPart,
    RacePart,
)
from grader.reports.student_text import encodable


def race_parts(evidence: Evidence, translate: Translate) -> tuple[RacePart, ...]:
    return tuple(_race(race, evidence, translate) for race in races(evidence))


def cycle_parts(evidence: Evidence, translate: Translate) -> tuple[LockCyclePart, ...]:
    return tuple(_cycle(cycle, evidence, translate) for cycle in lock_cycles(evidence))


def portability_part(evidence: Evidence, translate: Translate) -> PortabilityPart | None:
    """What makes this run depend on its start method, if anything is known to."""
    found = portability(evidence)
    if found is None:
        return None
    text = encodable(found.text.render(translate))
    return PortabilityPart(
        found.reason, text, encodable(found.file), found.line, found.methods, found.fatal, found.certain
    )


def contrast_parts(
    evidences: Sequence[Evidence], checks: Sequence[CheckResult], translate: Translate
) -> tuple[ContrastPart, ...]:
    """Scenarios that fail under some start methods only, by the word of the checks."""
    bad = {(run.scenario, run.start_method) for c in checks for run in c.by_run if run.verdict == "failed"}
    failed = [(e.scenario.name, e.scenario.start_method) in bad for e in evidences]
    return tuple(_contrast(contrast, translate) for contrast in compare(evidences, failed))


def _race(race: Race, evidence: Evidence, translate: Translate) -> RacePart:
    accesses = tuple(
        AccessPart(a.process, who.pid, who.name, _file(a.file), a.line, a.access)
        for a in race.accesses
        for who in (evidence.processes[a.process],)
    )
    return RacePart(race.kind, encodable(race.object), encodable(race.text.render(translate)), accesses)


def _cycle(cycle: LockCycle, evidence: Evidence, translate: Translate) -> LockCyclePart:
    steps = tuple(
        LockStepPart(
            step.process, who.pid, who.name, step.thread, encodable(step.lock), _file(step.file), step.line
        )
        for step in cycle.steps
        for who in (evidence.processes[step.process],)
    )
    return LockCyclePart(encodable(cycle.text.render(translate)), steps)


def _contrast(contrast: Contrast, translate: Translate) -> ContrastPart:
    cause = contrast.cause
    return ContrastPart(
        contrast.scenario,
        contrast.works,
        contrast.fails,
        encodable(contrast.text.render(translate)),
        None if cause is None else cause.reason,
        None if cause is None else cause.line,
        None if cause is None else encodable(cause.text.render(translate)),
    )


def _file(file: str | None) -> str | None:
    return None if file is None else encodable(file)
