"""Whether repeated rounds agree: a verdict that changes is the grader's fault."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from grader.verify.verify import Verification


def unsteady(rounds: Iterable[tuple[int, Verification]]) -> tuple[str, ...]:
    """A sentence for each answer that did not get the same in all rounds, with a seed for each verdict.

    ``rounds`` are pairs of a round's seed and one answer's verification.
    """
    seen: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for seed, each in rounds:
        got = each.graded.grade.verdict + (f" ({each.problem})" if each.problem else "")
        seen[each.answer.exercise.id, each.answer.name].setdefault(got, seed)
    return tuple(
        f"{exercise} {answer}: " + "; ".join(f"{got} with --seed {seed}" for got, seed in verdicts.items())
        for (exercise, answer), verdicts in sorted(seen.items())
        if len(verdicts) > 1
    )
