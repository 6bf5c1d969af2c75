"""What ``grade batch`` and ``grade regrade`` have in common: attempts are made, and the results written
from them on every way out."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from grader.batch import Due, Report, carry_out_here
from grader.cli.progress import progress
from grader.cli.result_files import ResultFiles
from grader.cli.screen import columns, notice, show
from grader.course import Course
from grader.evidence import Text, Translate
from grader.grading import Verdict
from grader.reports.compose import course_part
from grader.reports.document import decode
from grader.reports.table import Entry, entry, sentence, table_rows
from grader.reports.terminal import course_row
from grader.store import Latest, Store


def make(
    course: Course,
    due: Sequence[Due],
    store: Store,
    report: Report,
    jobs: int | None,
    out: Path,
    translate: Translate,
    anew: bool = False,
) -> list[Entry]:
    """Make the attempts and write all results of the folder, also of a batch that is interrupted.

    Meanwhile the files grow from what stands; with ``anew`` they stay as they are until the end.
    """
    results, done = ResultFiles(out), 0
    if not anew:
        results.write(documents(store, standing(store.latest(), due)))

    def take(document: bytes) -> None:
        nonlocal done
        done += 1
        made = entry(decode(document)) if anew else results.add(document)
        advance(sentence(made, translate), translate(made.verdict.replace("_", " ")))

    try:
        with progress(len(due), lines=not anew) as advance:
            carry_out_here(course, due, store, report, jobs, take)
    except KeyboardInterrupt:
        notice(_interrupted(done, len(due), results).render(translate))
        raise
    finally:
        entries = results.write(documents(store, store.latest()))
    return entries


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


def result_table(course: Course, entries: Sequence[Entry], out: Path, translate: Translate) -> None:
    """The table on the screen, and where it can be found again."""
    show(table_rows(entries, translate, columns()))
    show([course_row(course_part(course, translate), translate)])
    written(out, translate)


def written(out: Path, translate: Translate) -> None:
    """Say where the results are."""
    results = ResultFiles(out)
    notice(Text("Written: {files}", {"files": f"{results.csv}, {results.jsonl}"}).render(translate))


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
