"""What the search for races could not look at."""

from __future__ import annotations

from collections.abc import Iterator

from grader.evidence.event import Event
from grader.evidence.gaps import Gaps
from grader.evidence.location import split
from grader.evidence.run import Run, once_per_run
from grader.evidence.text import Text


@once_per_run
def unseen(run: Run) -> tuple[Text, ...]:
    """One sentence for each hole: where it says nothing, everything was seen."""
    return (*_buffers(run), *_processes(run), *_repetitions(run), *_dropped(run))


def _buffers(run: Run) -> Iterator[Text]:
    """Blocks of shared memory that are no ShareableList."""
    lists = {split(event.kind, event.object)[0].lstrip("/") for event in run.events if event.kind[:2] == "s."}
    told: set[str] = set()
    for event in run.events:
        name = event.value if event.kind == "shm.new" else event.object
        is_block = event.kind == "shm.map" or (event.kind == "shm.new" and event.object == "shared_memory")
        if is_block and name.lstrip("/") not in lists | told:
            told.add(name.lstrip("/"))
            yield Text(
                "What is written to the buffer of a SharedMemory block (line {line}) cannot be seen: races "
                "there were not looked for.",
                {"line": _line(run, event)},
            )


def _processes(run: Run) -> Iterator[Text]:
    for process in run.processes:
        if not process.observed and not process.is_library:
            yield Text(
                "{who} could not be watched: races in which it took part were not found.",
                {"who": process.who},
            )


def _repetitions(run: Run) -> Iterator[Text]:
    """Processes whose waiting and signalling was reported in part only."""
    for process, number in Gaps(run).first.items():
        yield Text(
            "{who} did so much at line {line} that not all of it was recorded: no races were looked for in "
            "what it did after that.",
            {"who": run.processes[process].who, "line": _line(run, run.events[number])},
        )


def _dropped(run: Run) -> Iterator[Text]:
    if run.events_dropped:
        yield Text(
            "{n} events were not recorded: races at the end of the run were not looked for.",
            {"n": run.events_dropped},
        )


def _line(run: Run, event: Event) -> int | str:
    is_other = event.file and run.program and event.file != run.program
    return f"{event.file}:{event.line}" if is_other else event.line or 0
