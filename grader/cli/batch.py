"""``grade batch SUBMISSIONS...``: a class, over the cores of this machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli import options

if TYPE_CHECKING:
    from grader.course import Course
    from grader.evidence import Translate
    from grader.grading import Verdict
    from grader.pipeline import Graded
    from grader.reports.document import GradeDocument
    from grader.submissions import Submission


@click.command("batch", short_help="Grade a class.")
@click.argument("classes", metavar="SUBMISSIONS...", nargs=-1, required=True, type=options.file())
@click.option("--exercise", metavar="EXERCISE", help="Only this exercise.")
@click.option(
    "--jobs", metavar="N", type=click.IntRange(1), help="Submissions at a time; otherwise one per core."
)
@click.option(
    "--out",
    metavar="DIR",
    type=options.file(),
    default=Path("grade-results"),
    show_default=True,
    help="Folder for results.csv, results.jsonl and report.html.",
)
@options.junit
@click.option("--fail-on-failed", is_flag=True, help="Exit with 1 if a submission failed or is missing.")
@options.hints
@options.seed
@options.course
@options.lang
def command(
    classes: tuple[Path, ...],
    exercise: str | None,
    jobs: int | None,
    out: Path,
    junit: Path | None,
    fail_on_failed: bool,
    hints: int,
    seed: int | None,
    course_name: str | None,
    lang: str | None,
) -> int:
    """Grade a class: SUBMISSIONS are folders or archives with a file, a folder or an archive per student.

    \b
    Examples:
      grade batch submissions/
      grade batch group1.zip group2.tar.gz
      grade batch submissions/ --exercise ex04 --jobs 4 --out results/
    """
    course = options.open_course(course_name)
    language = options.reader_language(lang, course.languages)

    from grader.batch import run_batch
    from grader.cli.class_reports import write_junit, write_report
    from grader.cli.files import refuse_early
    from grader.cli.progress import progress
    from grader.cli.result_files import ResultFiles
    from grader.cli.screen import columns, notice, show
    from grader.course.catalogue import Catalogue
    from grader.evidence import Text
    from grader.reports.compose import course_part
    from grader.reports.table import sentence, table_rows
    from grader.reports.terminal import course_row
    from grader.submissions import classfolder, opening

    only = course.exercise(exercise) if exercise else None
    opened = click.get_current_context().with_resource(opening.opened(classes, course))
    found = classfolder.find(opened, course, only)
    submissions = [submission for submission in found if not _is_ours(submission, classes, out)]
    translate = Catalogue.for_course(course, language).translate
    documented = _documenter(course, language, hints)
    refuse_early(None if junit is None or junit.parent == out else junit)  # --out is made if need be
    results = ResultFiles(out)
    files = [results.csv, results.jsonl, out / "report.html", *([junit] if junit else [])]
    try:
        with results, progress(len(submissions)) as advance:
            try:
                run_batch(
                    course,
                    submissions,
                    options.new_seed() if seed is None else seed,
                    jobs or os.cpu_count() or 1,
                    lambda graded: advance(sentence(results.add(documented(graded)), translate)),
                )
            finally:
                write_report(out / "report.html", results.documents, translate, language)
                if junit is not None:
                    write_junit(junit, results.documents, translate)
    except KeyboardInterrupt:
        partly = Text(
            "{done} of {total} were graded and are in {file}.",
            {"done": len(results.entries), "total": len(submissions), "file": str(results.csv)},
        )
        notice(partly.render(translate))
        raise
    show(table_rows(results.entries, translate, columns()))
    show([course_row(course_part(course, translate), translate)])
    notice(Text("Written: {files}", {"files": ", ".join(map(str, files))}).render(translate))
    return exit_code([entry.verdict for entry in results.entries], fail_on_failed)


def _is_ours(submission: Submission, classes: Sequence[Path], out: Path) -> bool:
    """Whether it is no student but the results of an earlier batch, which lie in a class's folder."""
    lies_there = out.resolve().parent in [path.resolve() for path in classes]
    ours = submission.student.rpartition("/")[2] == out.name and lies_there
    return ours and submission.program is None and submission.problem is None


def _documenter(course: Course, language: str, hints: int) -> Callable[[Graded], GradeDocument]:
    from grader.course.catalogue import Catalogue
    from grader.reports.compose import grade_document

    @lru_cache
    def translation(exercise: str) -> Translate:
        return Catalogue.for_exercise(course.exercise(exercise), language).translate

    def documented(graded: Graded) -> GradeDocument:
        exercise = course.exercise(graded.submission.exercise)
        translate = translation(exercise.id)
        submission, grade, evidences = graded.submission, graded.grade, graded.evidences
        return grade_document(course, exercise, submission, grade, evidences, translate, language, hints)

    return documented


def exit_code(verdicts: Sequence[Verdict], fail_on_failed: bool) -> int:
    """0 when all were judged; a student's failure counts only if that was asked for."""
    if "not_graded" in verdicts:
        return 3
    if "error" in verdicts:
        return 2
    return int(fail_on_failed and any(verdict != "passed" for verdict in verdicts))
