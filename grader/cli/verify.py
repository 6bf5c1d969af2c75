"""``grade verify [EXERCISE…]``: the kit grades its own graders."""

from __future__ import annotations

import os

import click

from grader.cli import options


@click.command("verify", short_help="Grade the course's known answers.")
@click.argument("exercises", nargs=-1, metavar="[EXERCISE]...")
@click.option(
    "--jobs", metavar="N", type=click.IntRange(1), help="Answers at a time; otherwise one per core."
)
@options.seed
@options.course
@options.lang
def command(
    exercises: tuple[str, ...], jobs: int | None, seed: int | None, course_name: str | None, lang: str | None
) -> int:
    """Grade the known answers of the course: does each get the verdict that it must get?

    Every stub must fail, every solution and right answer pass, every wrong answer fail at the check that
    its first line names, under every start method. The exit code is 1 if one does not. Slips in the texts
    and what is not translated yet are listed below.

    \b
    Example:
      grade verify ex04 ex13
    """
    course = options.open_course(course_name)
    language = options.reader_language(lang, course.languages)
    chosen = [course.exercise(name) for name in exercises] or list(course.exercises)

    from grader.cli.progress import progress
    from grader.cli.screen import show
    from grader.course.catalogue import Catalogue
    from grader.course.proofread import proofread
    from grader.reports.verified import Verified, verified_rows
    from grader.verify import Verification, answers, verify

    done: list[Verified] = []
    total = sum(len(answers(course, exercise)) for exercise in chosen)
    with progress(total, lines=False) as advance:

        def take(verification: Verification) -> None:
            answer, grade = verification.answer, verification.graded.grade
            done.append(Verified(answer.exercise.id, answer.name, grade.verdict, verification.problem))
            advance(f"{answer.exercise.id}, {answer.name}")

        seed = options.new_seed() if seed is None else seed
        verify(course, chosen, seed, jobs or os.cpu_count() or 1, take)
    slips = [f"{e.id}/{slip}" for e in chosen for slip in proofread(e, *course.languages)]
    show(verified_rows(done, slips, Catalogue.kit(language).translate))
    return int(any(each.problem for each in done))
