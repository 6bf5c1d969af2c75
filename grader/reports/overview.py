"""``grade list``, ``grade start`` and ``grade new`` for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.evidence import Text, Translate
from grader.reports.document import CoursePart
from grader.reports.rows import BLANK, Row, Span, aligned, row
from grader.reports.student_text import visible
from grader.reports.terminal import course_row


@dataclass(frozen=True, slots=True)
class Listed:
    """An exercise, its title in the reader's language, and what lies in the current folder for it."""

    id: str
    title: str
    file: str | None
    problem: str | None = None


def list_rows(listed: Sequence[Listed], course: CoursePart, translate: Translate) -> Iterator[Row]:
    """A line per exercise, then the course."""
    for cells in aligned([((each.id, "strong"), each.title, _file(each)) for each in listed]):
        yield row(cells[2], lead=cells[:2])
    yield BLANK
    yield course_row(course, translate)


def _file(each: Listed) -> Span:
    if each.problem:
        return visible(each.problem), "warn"
    return (visible(each.file), "good") if each.file else ("–", "weak")


def start_rows(
    copied: Sequence[tuple[str, bool]], tasks: str, first: str, translate: Translate
) -> Iterator[Row]:
    """What was put into the folder, what was there already, where the tasks are read, and what to do now."""
    for cells in aligned([(visible(name), _copied(created, translate)) for name, created in copied]):
        yield row(*cells)
    yield BLANK
    yield row(Text("The tasks: {files}", {"files": visible(tasks)}).render(translate))
    fields = {"command": f"grade {first}"}
    yield row(Text("Open the first file, write your answer and type: {command}", fields).render(translate))


def new_rows(id: str, files: Sequence[str], translate: Translate) -> Iterator[Row]:
    """The files of a new exercise, and what to do now."""
    yield from (row(visible(name), indent=2) for name in files)
    yield BLANK
    fields = {"id": id, "command": f"grade verify {id}"}
    yield row(
        Text("{id} is in the course. Change it, and after each change type: {command}", fields).render(
            translate
        )
    )


def _copied(created: bool, translate: Translate) -> Span:
    return (translate("new"), "good") if created else (translate("kept as it is"), "weak")
