"""One exercise under several start methods: which of them alone failed, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grader.evidence.evidence import Evidence
from grader.evidence.start_methods.method import method_of, origins
from grader.evidence.start_methods.portability import Portability
from grader.evidence.start_methods.reasons import portability
from grader.evidence.start_methods.scene import has_failed
from grader.evidence.text import Text, Value


@dataclass(frozen=True, slots=True)
class Contrast:
    """One scenario that some methods pass and others do not.  ``text`` says so in one sentence, with the
    cause where that is known; ``cause.text`` says what to change."""

    scenario: str
    works: tuple[str, ...]
    fails: tuple[str, ...]
    cause: Portability | None
    text: Text


def compare(runs: Sequence[Evidence], failed: Sequence[bool] | None = None) -> tuple[Contrast, ...]:
    """Scenarios whose runs differ by their start method.

    ``failed`` tells for each run whether a check failed; without it the runs speak for themselves.  A run
    whose program chose a method of its own is evidence for none and left out.
    """
    verdicts = [has_failed(run) for run in runs] if failed is None else failed
    tried = [(run, bad) for run, bad in zip(runs, verdicts, strict=True) if not _chose_itself(run)]
    names = dict.fromkeys(run.scenario.name for run, _ in tried)
    contrasts = (_contrast([one for one in tried if one[0].scenario.name == name]) for name in names)
    return tuple(contrast for contrast in contrasts if contrast)


def _contrast(runs: list[tuple[Evidence, bool]]) -> Contrast | None:
    fails = tuple(dict.fromkeys(method_of(run) for run, bad in runs if bad))
    works = tuple(dict.fromkeys(method_of(run) for run, bad in runs if not bad))
    if not fails or not works or set(fails) & set(works):
        return None
    causes = (portability(run, failed=True) for run, bad in runs if bad)
    cause = next((cause for cause in causes if cause and not set(cause.methods) & set(works)), None)
    return Contrast(runs[0][0].scenario.name, works, fails, cause, _sentence(works, fails, cause))


def _chose_itself(run: Evidence) -> bool:
    asked = run.scenario.start_method
    return asked is not None and not set(origins(run).values()) <= {asked}


def _sentence(works: tuple[str, ...], fails: tuple[str, ...], cause: Portability | None) -> Text:
    fields: dict[str, Value] = {"works": ", ".join(works), "fails": ", ".join(fails)}
    because = (_BECAUSE if cause.certain else _PERHAPS).get(cause.reason) if cause else None
    if cause is None or because is None:
        return Text("Works under {works} and fails under {fails}.", fields)
    return Text(because, {**fields, "line": cause.line})


_BECAUSE = {
    "missing_main_guard": (
        "Works under {works} and fails under {fails}, because line {line} starts a process without a main "
        "guard."
    ),
    "import_time_work": (
        "Works under {works} and fails under {fails}, because line {line} stands outside of the main guard "
        "and every child executes it again."
    ),
    "lambda_function": (
        "Works under {works} and fails under {fails}, because a lambda (line {line}) cannot be pickled."
    ),
    "local_function": (
        "Works under {works} and fails under {fails}, because what is handed over at line {line} is "
        "defined inside a function."
    ),
    "unpicklable_argument": (
        "Works under {works} and fails under {fails}, because what is handed over at line {line} cannot be "
        "pickled."
    ),
    "defined_under_guard": (
        "Works under {works} and fails under {fails}, because line {line} defines under the main guard "
        "what the children look for."
    ),
    "inherited_global": (
        "Works under {works} and fails under {fails}, because a child uses the variable of line {line}, "
        "which only main executes."
    ),
    "unseen_change": (
        "Works under {works} and fails under {fails}, because a child does not see what main changes at "
        "line {line}."
    ),
    "computed_again": (
        "Works under {works} and fails under {fails}, because every child computes line {line} again."
    ),
    "copy_in_each_process": (
        "Works under {works} and fails under {fails}, because every child makes its own copy of what line "
        "{line} makes."
    ),
    "parent_by_getppid": (
        "Works under {works} and fails under {fails}, because os.getppid() at line {line} is not the pid "
        "of the process that called start()."
    ),
    "mixed_contexts": (
        "Works under {works} and fails under {fails}, because a lock of one method goes at line {line} to "
        "a process of another."
    ),
}
_PERHAPS = {
    "inherited_global": (
        "Works under {works} and fails under {fails}, perhaps because a child uses the variable of line "
        "{line}, which only main executes."
    ),
    "unseen_change": (
        "Works under {works} and fails under {fails}, perhaps because a child does not see what main "
        "changes at line {line}."
    ),
    "computed_again": (
        "Works under {works} and fails under {fails}, perhaps because every child computes line {line} again."
    ),
    "parent_by_getppid": (
        "Works under {works} and fails under {fails}, perhaps because os.getppid() at line {line} is not "
        "the pid of the process that called start()."
    ),
}
