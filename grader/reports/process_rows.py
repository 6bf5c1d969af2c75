"""The tree of processes: who started whom, and how each ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grader.evidence import Text, Translate, Who, signal_name
from grader.reports.detail import Detail, left_out
from grader.reports.document import ProcessPart, RunPart, WaitPart
from grader.reports.rows import Row, Span, Style, aligned, row
from grader.reports.student_text import both_ends, one_line, visible

LONGEST_NAME = 30


def tree_rows(run: RunPart, translate: Translate, detail: Detail, indent: int) -> Iterator[Row]:
    """Name, pid, parent and end of each process, children below the one that started them."""
    first, gap, last = both_ends(branches(run.processes, detail.library), *detail.processes)
    lines = aligned([_process(*item, run, translate, detail) for item in (*first, *last)])
    for name, *cells in lines[: len(first)]:
        yield row(*cells, lead=(name,), indent=indent)
    if gap:
        yield left_out("… {count} more processes …", gap, translate, indent)
    for name, *cells in lines[len(first) :]:
        yield row(*cells, lead=(name,), indent=indent)


def branches(processes: Sequence[ProcessPart], library: bool = True) -> list[tuple[str, ProcessPart]]:
    """The tree of who started whom, depth first: (``"│  └─ "``, process); strangers are roots.

    Without ``library``, multiprocessing's own processes are left out of it.
    """
    children: dict[int | None, list[int]] = {}
    for index, process in enumerate(processes):
        if library or not _is_library(process):
            parent = process.started_by if process.started_by != index else None
            children.setdefault(parent, []).append(index)
    drawn: list[tuple[str, ProcessPart]] = []
    waiting = [(index, "", "") for index in reversed(children.get(None, []))]
    while waiting:
        index, branch, below = waiting.pop()
        drawn.append((branch, processes[index]))
        own = children.get(index, [])
        for child in reversed(own):
            joint, space = ("└─ ", "   ") if child == own[-1] else ("├─ ", "│  ")
            waiting.append((child, below + joint, below + space))
    return drawn


def _process(
    branch: str, process: ProcessPart, run: RunPart, translate: Translate, detail: Detail
) -> tuple[Span, ...]:
    """The cells of one process: name, pid, parent, end."""
    ended, good = _end(process, _wait_of(process, run))
    end = visible(ended.render(translate))
    if not process.observed:
        end += " " + translate("(not observed: it never answered)")
    if process.role == "other" and process.command:
        end += f"  {one_line(process.command, translate, 60)}"
    name = _shallow(branch) + process_name(process, translate)
    style: Style = "weak" if _is_library(process) else "strong"
    pid: Span = (f"pid {_or_dash(process.pid)}", "weak")
    parent: tuple[Span, ...] = ((_parent(process, run, translate), "weak"),) if detail.library else ()
    return ((name, style), pid, *parent, (end, "" if good else "bad"))


def _parent(process: ProcessPart, run: RunPart, translate: Translate) -> str:
    if process.ppid is None:
        return ""
    names = [process_name(p, translate) for p in run.processes if p.pid == process.ppid]
    return f"ppid {process.ppid} ({names[-1]})" if names else f"ppid {process.ppid}"


def _wait_of(process: ProcessPart, run: RunPart) -> WaitPart | None:
    """The wait that a student can understand best: of the thread that stands in their own lines."""
    own = [wait for wait in run.ending.waits or () if run.processes[wait.process] is process]
    return next(iter(sorted(own, key=lambda wait: wait.line is None)), None)


def _end(process: ProcessPart, wait: WaitPart | None) -> tuple[Text, bool]:
    if wait is not None and wait.line is not None:
        return Text("stood in {call} at line {line}", {"call": wait.call, "line": wait.line}), False
    if wait is not None:
        return Text("stood in {call}", {"call": wait.call}), _is_library(process)
    if process.exit_from == "killed_by_kit":
        return Text("still running, stopped by grade"), _is_library(process)
    if process.exit_code is None:
        return Text("its end was not seen"), True
    if process.exit_code < 0:
        return Text("ended by {signal}", {"signal": signal_name(-process.exit_code)}), False
    return Text("exit code {code}", {"code": process.exit_code}), process.exit_code == 0


def _is_library(process: ProcessPart) -> bool:
    return process.role in ("fork_server", "resource_tracker")


def _or_dash(pid: int | None) -> str:
    return "–" if pid is None else str(pid)


def process_name(process: ProcessPart, translate: Translate) -> str:
    """``worker 1`` in the reader's language; of the name of a great-great-…-grandchild, its end."""
    name = Who(process.name).render(translate)
    return name if len(name) <= LONGEST_NAME else "…" + name[1 - LONGEST_NAME :]


def _shallow(branch: str) -> str:
    return branch if len(branch) <= LONGEST_NAME else "…" + branch[1 - LONGEST_NAME :]
