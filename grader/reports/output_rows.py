"""Who printed what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from grader.evidence import Text, Translate
from grader.reports.detail import Detail, Ends, left_out
from grader.reports.document import LinePart, RunPart
from grader.reports.process_rows import process_name
from grader.reports.rows import Row, Span, row
from grader.reports.student_text import both_ends, one_line, padded, width
from grader.reports.traceback import readable

Said = tuple[int, str, bool]  # process, line, partial


def stdout_rows(run: RunPart, translate: Translate, detail: Detail, indent: int) -> Iterator[Row]:
    """Lines in the order of their arrival, each with its writer."""
    lines = [_said(ln) for ln in run.output if ln.stream == "stdout"]
    if not lines:
        yield row((translate("Nothing was printed."), "weak"), indent=indent)
        return
    yield row((translate("Printed, in the order of arrival:"), "weak"), indent=indent)
    yield from _lines(lines, run, translate, detail.stdout, indent + 2)
    if run.lines_left_out:
        gap = run.lines_left_out
        yield left_out("… and {count} lines in the middle of the output …", gap, translate, indent + 2)


def stderr_rows(run: RunPart, translate: Translate, detail: Detail, indent: int) -> Iterator[Row]:
    """The same, or writer by writer; of those who wrote alike (many children, one mistake) only the first."""
    errors = [ln for ln in run.output if ln.stream == "stderr"]
    if not errors:
        return
    yield row((translate("Written to stderr:"), "weak"), indent=indent)
    if not detail.writers:
        yield from _lines([_said(ln) for ln in errors], run, translate, detail.stderr, indent + 2)
        return
    groups = _alike(errors, translate)
    for lines, others in groups[: detail.writers]:
        yield from _lines(lines, run, translate, detail.stderr, indent + 2)
        if others:
            names = translate(", ").join(
                process_name(run.processes[index], translate) for index in others[:4]
            )
            more = f" + {len(others) - 4}" if len(others) > 4 else ""
            said = Text("… and likewise {names} …", {"names": names + more}).render(translate)
            yield row((said, "weak"), indent=indent + 2)
    if len(groups) > detail.writers:
        gap = sum(1 + len(others) for _, others in groups[detail.writers :])
        yield left_out("… {count} more wrote to stderr …", gap, translate, indent + 2)


def _alike(errors: Sequence[LinePart], translate: Translate) -> list[tuple[list[Said], list[int]]]:
    """(lines of a writer, other writers whose lines differ from them in nothing but numbers)."""
    groups: dict[tuple[str, ...], tuple[list[Said], list[int]]] = {}
    for writer in sorted({ln.process for ln in errors}):
        own = list(readable((ln for ln in errors if ln.process == writer), translate))
        key = tuple(re.sub(r"\d+", "#", text) for _, text, _ in own)
        groups.setdefault(key, (own, []))[1].append(writer)
    return [(lines, writers[1:]) for lines, writers in groups.values()]


def _said(line: LinePart) -> Said:
    return line.process, line.text, line.partial


def _lines(
    lines: Sequence[Said], run: RunPart, translate: Translate, ends: Ends, indent: int
) -> Iterator[Row]:
    first, gap, last = both_ends(lines, *ends)
    names = {index: process_name(run.processes[index], translate) for index in _writers(first, last)}
    room = max(map(width, names.values()), default=0)
    for process, text, partial in first:
        yield _line(padded(names[process], room), text, partial, translate, indent)
    if gap:
        yield left_out("… {count} lines left out …", gap, translate, indent + room)
    for process, text, partial in last:
        yield _line(padded(names[process], room), text, partial, translate, indent)


def _writers(*groups: Iterable[Said]) -> set[int]:
    return {process for group in groups for process, _, _ in group}


def _line(name: str, text: str, partial: bool, translate: Translate, indent: int) -> Row:
    spans: list[Span] = [one_line(text, translate)]
    if partial:
        spans.append((" " + translate("(no end of line)"), "weak"))
    return row(*spans, lead=((name, "hint"), (" │ ", "weak")), indent=indent)
