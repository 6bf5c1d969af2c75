"""From evidence to the picture: all of its parts, then so much of them as a reader can take in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grader.evidence.evidence import Evidence
from grader.evidence.process import Process
from grader.evidence.races.race import Race
from grader.evidence.text import Text
from grader.evidence.timeline.arrows import arrows
from grader.evidence.timeline.bounds import SCREEN, Bounds, fewer_arrows, fewer_bars, fewer_moments
from grader.evidence.timeline.clashes import clashes
from grader.evidence.timeline.lanes import lanes
from grader.evidence.timeline.moments import moments
from grader.evidence.timeline.picture import Timeline
from grader.evidence.timeline.reading import Run
from grader.evidence.timeline.stuck import stuck


def timeline(evidence: Evidence, races: Sequence[Race] = (), bounds: Bounds = SCREEN) -> Timeline:
    """The picture of a run.  ``races`` are those that ``races.races`` found in the same evidence."""
    everybody = _that_matter(evidence)
    shown = _kept(everybody, evidence, races, bounds.lanes)
    run = Run.of(evidence, shown, bounds.threads)
    left = stuck(run)
    all_lanes, all_arrows, pairs = lanes(run, left), arrows(run), clashes(run, races)
    all_moments = tuple(moments(run, all_lanes, all_arrows, left, pairs))
    kept_arrows = fewer_arrows(all_arrows, bounds.arrows)
    return Timeline(
        program=evidence.program,
        scenario=evidence.scenario.label,
        begin=min((begin for begin, _ in run.lives.values()), default=0),
        end=run.end,
        summary=evidence.ending.summary,
        deadlocked=evidence.ending.kind == "deadlocked",
        details=evidence.ending.details,
        lanes=tuple(fewer_bars(lane, bounds.bars) for lane in all_lanes),
        arrows=kept_arrows,
        stuck=left,
        clashes=pairs,
        moments=fewer_moments(all_moments, bounds.moments),
        remarks=(
            *_if_any("{count} more processes are not drawn.", len(everybody) - len(shown)),
            *_if_any("{count} more arrows are not drawn.", len(all_arrows) - len(kept_arrows)),
            *_if_any("{count} events were dropped: the picture has holes.", evidence.events_dropped),
        ),
    )


def _if_any(template: str, count: int) -> Iterator[Text]:
    if count:
        yield Text(template, {"count": count})


def _that_matter(evidence: Evidence) -> tuple[Process, ...]:
    """Everybody, of multiprocessing's own processes only those for which somebody waits."""
    explanation = evidence.ending.explanation
    waited_for = {index for wait in explanation.waits for index in wait.held_by} if explanation else set()
    return tuple(p for p in evidence.processes if not p.is_library or p.index in waited_for)


def _kept(
    everybody: tuple[Process, ...], evidence: Evidence, races: Sequence[Race], most: int
) -> tuple[Process, ...]:
    """Main, who is stuck or in a race, who ended badly, and then the others as they were started."""
    explanation = evidence.ending.explanation
    marked = {access.process for race in races for access in race.accesses}
    if explanation is not None:
        marked |= {wait.process for wait in explanation.waits} | set(explanation.cycle)
    ranked = sorted(everybody, key=lambda p: (p.index != 0, p.index not in marked, not p.exit_code, p.index))
    return tuple(sorted(ranked[:most], key=lambda p: p.index))
