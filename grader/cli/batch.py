"""``grade batch SUBMISSIONS...``: a class, over the cores of this machine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli import options

if TYPE_CHECKING:
    from grader.evidence import Translate
    from grader.store import Store
    from grader.submissions import Submission


@click.command("batch", short_help="Grade a class.")
@click.argument("classes", metavar="SUBMISSIONS...", nargs=-1, required=True, type=options.file())
@click.option("--exercise", metavar="EXERCISE", help="Only this exercise.")
@options.jobs
@click.option("--dask", metavar="ADDRESS", help="Grade on the workers of this Dask scheduler.")
@options.out
@options.junit
@click.option("--force", is_flag=True, help="Run also what was graded before and has not changed.")
@click.option(
    "--unsafe-no-jail", is_flag=True, help="Run submissions with your own rights, without a jail around them."
)
@click.option("--fail-on-failed", is_flag=True, help="Exit with 1 if a submission failed or is missing.")
@options.hints
@click.option(
    "--seed",
    type=click.IntRange(0),
    help="Draw the inputs from this number; otherwise from that of the last batch into DIR, or a new one.",
)
@options.course
@options.lang
def command(
    classes: tuple[Path, ...],
    exercise: str | None,
    jobs: int | None,
    dask: str | None,
    out: Path,
    junit: Path | None,
    force: bool,
    unsafe_no_jail: bool,
    fail_on_failed: bool,
    hints: int,
    seed: int | None,
    course_name: str | None,
    lang: str | None,
) -> int:
    """Grade a class: SUBMISSIONS are folders or archives with a file, a folder or an archive per student.

    Every submission runs in a jail; nothing begins where that does not hold (see `grade jail-test`).

    What was graded before into the same folder, and has not changed since, is not run again: after Ctrl-C
    or a crash the same command goes on where it stopped, with the same inputs.

    \b
    Examples:
      grade batch submissions/
      grade batch group1.zip group2.tar.gz
      grade batch submissions/ --exercise ex04 --jobs 4 --out results/
      grade batch submissions/ --dask tcp://10.0.0.1:8786
    """
    course = options.open_course(course_name)
    language = options.reader_language(lang, course.languages)

    from grader.batch import Report, resume
    from grader.cli.attempts import Files, Way, exit_code, make, result_table
    from grader.cli.files import refuse_early
    from grader.course.catalogue import Catalogue
    from grader.store import Store
    from grader.submissions import classfolder, opening

    only = course.exercise(exercise) if exercise else None
    opened = click.get_current_context().with_resource(opening.opened(classes, course))
    found = classfolder.find(opened, course, only)
    submissions = [submission for submission in found if not _is_ours(submission, classes, out)]
    refuse_early(None if junit is None or junit.parent == out else junit)  # --out is made if need be
    options.demand_jail(not unsafe_no_jail and dask is None)  # on a cluster each worker asks for itself
    translate, report = Catalogue.for_course(course, language).translate, Report(language, hints)
    with Store(out) as store:
        subjects = resume.subjects(
            course, submissions, _seeds(store, {s.exercise for s in submissions}, seed)
        )
        store.expect((subject for _, subject in subjects), only.id if only else None)
        due = resume.due(subjects, store.latest(), report, force)
        _say_what_stands(len(subjects) - len(due), len(subjects), translate)
        way = Way(report, jobs, jailed=not unsafe_no_jail, dask=dask)
        entries = make(course, due, store, way, Files(out, junit), translate)
    mine = [entry for entry in entries if only is None or entry.exercise == only.id]
    result_table(course, mine, Files(out, junit), translate)
    return exit_code([entry.verdict for entry in mine], fail_on_failed)


def _is_ours(submission: Submission, classes: Sequence[Path], out: Path) -> bool:
    """Whether it is no student but the results of an earlier batch, which lie in a class's folder."""
    lies_there = out.resolve().parent in [path.resolve() for path in classes]
    ours = submission.student.rpartition("/")[2] == out.name and lies_there
    return ours and submission.program is None and submission.problem is None


def _seeds(store: Store, exercises: Iterable[str], seed: int | None) -> dict[str, int]:
    """By exercise, so that all get the same inputs: as typed, else as in the last batch, else new."""
    new = options.new_seed() if seed is None else seed
    last = {exercise: store.seed(exercise) if seed is None else seed for exercise in exercises}
    return {exercise: new if known is None else known for exercise, known in last.items()}


def _say_what_stands(count: int, total: int, translate: Translate) -> None:
    from grader.cli.screen import notice
    from grader.evidence import Text

    if count:
        stands = Text(
            "{count} of {total} were graded before and have not changed; only --force runs them again.",
            {"count": count, "total": total},
        )
        notice(stands.render(translate))
