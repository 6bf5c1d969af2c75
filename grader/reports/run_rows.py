"""One run for a terminal: how it ended, its processes, who printed what."""

from __future__ import annotations

from collections.abc import Iterator

from grader.evidence import Text, Translate, Who
from grader.reports.detail import Detail
from grader.reports.document import LeftoverPart, RunPart
from grader.reports.output_rows import stderr_rows, stdout_rows
from grader.reports.process_rows import tree_rows
from grader.reports.rows import BLANK, Row, Style, row
from grader.reports.student_text import visible

_LEFTOVERS = {
    "process": "The process {name} was still running when main had ended.",
    "shared_memory": "The shared memory {name} was left behind.",
    "semaphore": "The semaphore {name} was left behind.",
}


def run_rows(run: RunPart, translate: Translate, detail: Detail, indent: int = 2) -> Iterator[Row]:
    """Ending, process tree, leftovers, notes, output."""
    yield _ending(run, translate, indent)
    for detail_sentence in run.ending.details or ():
        yield row(visible(detail_sentence), indent=indent)
    if run.ending.kind == "runner_error":
        yield from _alive(run, translate, indent)
    if not run.processes:
        return
    yield BLANK
    yield from tree_rows(run, translate, detail, indent + 2)
    yield from _remarks(run, translate, detail, indent)
    yield BLANK
    yield from stdout_rows(run, translate, detail, indent)
    yield from stderr_rows(run, translate, detail, indent)


def _ending(run: RunPart, translate: Translate, indent: int) -> Row:
    ended_well = run.ending.kind == "exited" and not run.ending.code
    times = Text("({wall:.2f} s, {cpu:.2f} s of CPU time)", {"wall": run.wall_s, "cpu": run.cpu_s})
    return row(
        (visible(run.ending.summary), "" if ended_well else "bad"),
        (f" {times.render(translate)}", "weak"),
        indent=indent,
    )


def _alive(run: RunPart, translate: Translate, indent: int) -> Iterator[Row]:
    names = translate(", ").join(
        Who(person.name, person.pid).render(translate) for person in run.ending.alive or ()
    )
    if names:
        said = Text("Alive when it was lost: {names}", {"names": names}).render(translate)
        yield row(visible(said), indent=indent)


def _remarks(run: RunPart, translate: Translate, detail: Detail, indent: int) -> Iterator[Row]:
    for leftover in run.leftovers:
        yield row((_leftover(leftover, translate), "warn"), lead=("· ",), indent=indent)
    if detail.conclusions:
        yield from _conclusions(run, translate, indent)
    for note in run.notes:
        yield row((visible(note), "warn"), lead=("· ",), indent=indent)


def _conclusions(run: RunPart, translate: Translate, indent: int) -> Iterator[Row]:
    """What may go wrong another time; that output may mix is worth no alarm."""
    if run.delays:
        seed = Text("It was slowed down on purpose: --delays {seed} repeats this.", {"seed": run.seed})
        yield row((seed.render(translate), "weak"), lead=("· ",), indent=indent)
    for race in run.races:
        style: Style = "weak" if race.kind == "output" else "bad"
        yield row((visible(race.text), style), lead=("· ",), indent=indent)
    for cycle in run.lock_cycles:
        yield row((visible(cycle.text), "bad"), lead=("· ",), indent=indent)
    if run.portability is not None:
        yield row((visible(run.portability.text), "warn"), lead=("· ",), indent=indent)


def _leftover(leftover: LeftoverPart, translate: Translate) -> str:
    name = leftover.name
    if leftover.kind == "process":
        name = Who(leftover.name, leftover.pid).render(translate)
    return visible(Text(_LEFTOVERS[leftover.kind], {"name": name}).render(translate))
