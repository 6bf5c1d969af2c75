"""``grade verify [EXERCISE…]``: the kit grades its own graders."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

import click

from grader.cli import options
from grader.errors import UsageError

if TYPE_CHECKING:
    from grader.course import Course, Exercise
    from grader.evidence import Translate
    from grader.verify import Verification


@click.command("verify", short_help="Grade the course's known answers.")
@click.argument("exercises", nargs=-1, metavar="[EXERCISE]...")
@click.option("--mutants", is_flag=True, help="Grade spoilt copies of the right answers instead.")
@click.option(
    "--sample", metavar="N", type=click.IntRange(1), help="Only N of each exercise, beside stub and solution."
)
@click.option(
    "--repeat", metavar="N", type=click.IntRange(1), default=1, help="N rounds, with other inputs each time."
)
@click.option("--load", is_flag=True, help="Keep every core busy meanwhile.")
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(1),
    help="Answers at a time; otherwise as many as keep the cores busy.",
)
@options.seed
@options.course
@options.lang
def command(
    exercises: tuple[str, ...],
    mutants: bool,
    sample: int | None,
    repeat: int,
    load: bool,
    jobs: int | None,
    seed: int | None,
    course_name: str | None,
    lang: str | None,
) -> int:
    """Grade the known answers of the course: does each get the verdict that it must get?

    Every stub must fail, every solution and right answer pass, every wrong answer fail at the check that
    its first line names, under every start method. The exit code is 1 if one does not, or if a verdict
    changes from one round to the next. Slips in the texts and what is not translated yet are listed below.

    With --mutants each right answer is spoilt by one typical mistake at a time (a join left out, a lock
    made per process, a thread in place of a process ...), and the checks must notice. What they do not
    notice, and what solutions/ID/equivalents.yaml does not explain, makes the exit code 1.

    \b
    Examples:
      grade verify ex04 ex13
      grade verify --repeat 20 --load
      grade verify --mutants --sample 20
    """
    course = options.open_course(course_name)
    language = options.reader_language(lang, course.languages)
    chosen = [course.exercise(name) for name in exercises] or list(course.exercises)
    seed = options.new_seed() if seed is None else seed
    if repeat > 1 and mutants:
        raise UsageError("--repeat is for known answers, not for --mutants.")

    from grader.course.catalogue import Catalogue
    from grader.verify.load import busy_cores

    translate = Catalogue.kit(language).translate
    with busy_cores() if load else nullcontext():
        if mutants:
            return _mutants(course, chosen, seed, jobs, sample, translate)
        return _answers(course, chosen, range(seed, seed + repeat), jobs, sample, translate)


def _answers(
    course: Course,
    exercises: list[Exercise],
    seeds: range,
    jobs: int | None,
    sample: int | None,
    translate: Translate,
) -> int:
    from grader.cli.progress import progress
    from grader.cli.screen import show
    from grader.course.proofread import proofread
    from grader.reports.verified import Verified, verified_rows
    from grader.verify import choose, verify
    from grader.verify.steady import unsteady

    rounds: list[tuple[int, Verification]] = []
    chosen = choose(course, exercises, sample, seeds[0])
    with progress(len(seeds) * len(chosen), lines=False) as advance:
        for seed in seeds:

            def take(done: Verification, seed: int = seed) -> None:
                rounds.append((seed, done))
                advance(f"{done.answer.exercise.id}, {done.answer.name}")

            verify(course, chosen, seed, jobs, take)
    worst = {(v.answer.exercise.id, v.answer.name): v for _, v in sorted(rounds, key=_has_problem)}
    table = [
        Verified(exercise, name, v.graded.grade.verdict, v.problem) for (exercise, name), v in worst.items()
    ]
    slips = [f"{e.id}/{slip}" for e in exercises for slip in proofread(e, *course.languages)]
    changed = unsteady(rounds)
    show(verified_rows(table, slips, translate, changed, len(seeds)))
    return int(bool(changed) or any(each.problem for each in table))


def _has_problem(one: tuple[int, Verification]) -> bool:
    return one[1].problem is not None


def _mutants(
    course: Course,
    exercises: list[Exercise],
    seed: int,
    jobs: int | None,
    sample: int | None,
    translate: Translate,
) -> int:
    try:
        from grader.verify.mutation import Trial, plan, try_all
    except ModuleNotFoundError:
        raise UsageError("--mutants needs libcst: pip install 'mpgrade[mutants]'.") from None
    from grader.cli.progress import progress
    from grader.cli.screen import show
    from grader.reports.mutation import Spoilt, mutation_rows

    planned = plan(course, exercises, sample, seed)
    done: list[Spoilt] = []
    with progress(len(planned), lines=False) as advance:

        def take(trial: Trial) -> None:
            one, mutant = trial.planned, trial.planned.mutant
            place = (one.exercise, one.answer, mutant.id, mutant.line, mutant.before, mutant.after)
            done.append(Spoilt(*place, trial.fate, trial.why))
            advance(f"{one.exercise}, {one.answer}, {mutant.id}")

        try_all(course, planned, seed, jobs, take)
    show(mutation_rows(done, translate))
    return int(any(one.fate in ("survived", "broken") for one in done))
