"""What ``grade batch`` and ``grade regrade`` have in common: attempts are made, and the results written
from them on every way out."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.batch import Due, Report, carry_out_here
from grader.cli.class_reports import write_junit, write_report
from grader.cli.progress import progress
from grader.cli.result_files import ResultFiles
from grader.cli.screen import columns, notice, show
from grader.course import Course
from grader.evidence import Text, Translate
from grader.grading import Verdict
from grader.reports.compose import course_part
from grader.reports.document import GradeDocument, decode
from grader.reports.table import Entry, entry, sentence, table_rows
from grader.reports.terminal import course_row
from grader.store import Latest, Store


@dataclass(frozen=True, slots=True)
class Files:
    """Where results go: a folder, and a JUnit file if one is wanted."""

    out: Path
    junit: Path | None = None

    @property
    def report(self) -> Path:
        return self.out / "report.html"

    @property
    def tables(self) -> ResultFiles:
        return ResultFiles(self.out)


@dataclass(frozen=True, slots=True)
class Way:
    """How attempts are made: what their documents are like, how many at a time, in a jail or not, and on
    which Dask cluster, if it is not here."""

    report: Report
    jobs: int | None
    jailed: bool = False
    dask: str | None = None


def make(
    course: Course,
    due: Sequence[Due],
    store: Store,
    way: Way,
    files: Files,
    translate: Translate,
    anew: bool = False,
) -> list[Entry]:
    """Make the attempts and write all results of the folder, also of a batch that is interrupted.

    Meanwhile the tables grow from what stands; with ``anew`` they stay as they are until the end.
    """
    results, done = files.tables, 0
    if not anew:
        results.write(documents(store, standing(store.latest(), due)))

    def take(document: bytes) -> None:
        nonlocal done
        done += 1
        made = entry(decode(document)) if anew else results.add(document)
        advance(sentence(made, translate), translate(made.verdict.replace("_", " ")))

    try:
        with progress(len(due), lines=not anew) as advance:
            _carry_out(course, due, store, way, take)
    except KeyboardInterrupt:
        notice(_interrupted(done, len(due), results).render(translate))
        raise
    finally:
        entries = results.write(documents(store, store.latest()))
        _write_reports(store, files, way.report.language, translate)
    return entries


def _carry_out(
    course: Course, due: Sequence[Due], store: Store, way: Way, take: Callable[[bytes], None]
) -> None:
    if way.dask is None:
        carry_out_here(course, due, store, way.report, way.jobs, way.jailed, take)
        return
    from grader.batch.cluster import carry_out_away

    carry_out_away(course, due, store, way.report, way.dask, way.jailed, take)


def _write_reports(store: Store, files: Files, language: str, translate: Translate) -> None:
    def walk() -> Iterator[GradeDocument]:
        return map(decode, documents(store, store.latest()))

    write_report(files.report, walk, translate, language)
    if files.junit is not None:
        write_junit(files.junit, walk, translate)


def documents(store: Store, latest: Iterable[Latest]) -> Iterator[bytes]:
    """One after the other: there may be more than fit into memory."""
    return (zlib.decompress(store.document(one.attempt)) for one in latest)


def standing(latest: Iterable[Latest], due: Iterable[Due]) -> list[Latest]:
    """Those that nothing is to be done about."""
    again = {one.subject.key for one in due}
    return [one for one in latest if one.subject.key not in again]


def entries_of(store: Store, latest: Iterable[Latest]) -> dict[tuple[str, str], Entry]:
    """What the table needs of each, by student and exercise."""
    entries = (entry(decode(document)) for document in documents(store, latest))
    return {(one.student, one.exercise): one for one in entries}


def result_table(course: Course, entries: Sequence[Entry], files: Files, translate: Translate) -> None:
    """The table on the screen, and where it can be found again."""
    show(table_rows(entries, translate, columns()))
    show([course_row(course_part(course, translate), translate)])
    written(files, translate)


def written(files: Files, translate: Translate) -> None:
    """Say where the results are."""
    tables = files.tables
    paths = [tables.csv, tables.jsonl, files.report, *([files.junit] if files.junit else [])]
    notice(Text("Written: {files}", {"files": ", ".join(map(str, paths))}).render(translate))


def exit_code(verdicts: Sequence[Verdict], fail_on_failed: bool = False) -> int:
    """0 when all were judged; a student's failure counts only if that was asked for."""
    if "not_graded" in verdicts:
        return 3
    if "error" in verdicts:
        return 2
    return int(fail_on_failed and any(verdict != "passed" for verdict in verdicts))


def _interrupted(done: int, total: int, results: ResultFiles) -> Text:
    return Text(
        "{done} of {total} were graded and are in {file}. The same command goes on from here.",
        {"done": done, "total": total, "file": str(results.csv)},
    )
