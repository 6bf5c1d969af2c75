"""Evidence and Grade to the ``grade/1`` document: texts rendered, numbers rounded, output bounded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from grader import __version__
from grader.course import Course, Exercise
from grader.evidence import Ending, Evidence, Line, Process, Text, Translate, Who
from grader.evidence.races import unseen
from grader.evidence.waiting import Waiting
from grader.grading import CheckResult, Grade, RunVerdict
from grader.reports.conclusions import contrast_parts, cycle_parts, portability_part, race_parts
from grader.reports.document import (
    FORMAT,
    ByRunPart,
    CheckPart,
    CoursePart,
    EndingPart,
    GradeDocument,
    LeftoverPart,
    LinePart,
    Number,
    Person,
    ProcessPart,
    RunDocument,
    RunPart,
    WaitPart,
)  # fmt: skip
from grader.reports.student_text import encodable
from grader.submissions import Submission

MOST_LINES = 10_000


def grade_document(
    course: Course,
    exercise: Exercise,
    submission: Submission,
    grade: Grade,
    evidences: Sequence[Evidence],
    translate: Translate,
    language: str = "en",
    hints: int = 1,
) -> GradeDocument:
    """The document of one graded submission; of each check's hints the ``hints`` mildest are shown."""
    return GradeDocument(
        format=FORMAT,
        kind="grade",
        kit=__version__,
        language=language,
        course=course_part(course, translate),
        exercise=exercise.id,
        title=translate(exercise.title),
        student=encodable(submission.student),
        submission=_path(submission),
        seed=evidences[0].scenario.seed if evidences else None,
        verdict=grade.verdict,
        score=None if grade.score is None else number(grade.score),
        max_score=number(grade.max_score),
        reason=_rendered(grade.reason, translate),
        checks=tuple(_check(result, evidences, translate, hints) for result in grade.checks),
        contrasts=contrast_parts(evidences, grade.checks, translate),
        runs=tuple(run_part(evidence, translate) for evidence in evidences),
    )


def _path(submission: Submission) -> str | None:
    if submission.program is None:
        return None
    return encodable(submission.shown or str(submission.program))


def course_part(course: Course, translate: Translate) -> CoursePart:
    return CoursePart(translate(course.title), encodable(str(course.folder)), course.digest)


def run_document(
    program: Path, evidence: Evidence, translate: Translate, language: str = "en"
) -> RunDocument:
    """The document of ``grade run``; it says as well what races could not be seen."""
    run = run_part(evidence, translate, unseen(evidence))
    return RunDocument(FORMAT, "run", __version__, language, encodable(str(program)), (run,))


def run_part(evidence: Evidence, translate: Translate, remarks: Sequence[Text] = ()) -> RunPart:
    """One run; of more than MOST_LINES lines of output the first and the last halves are kept.  ``remarks``
    are added to its own notes."""
    scenario = evidence.scenario
    kept = _ends(evidence.output)
    return RunPart(
        scenario=scenario.name,
        start_method=scenario.start_method,
        args=tuple(encodable(arg) for arg in scenario.args),
        stdin=scenario.stdin,
        seed=scenario.seed,
        delays=scenario.delays,
        ending=_ending(evidence.ending, translate),
        wall_s=round(evidence.wall_s, 3),
        limit_s=round(evidence.limit_s, 3),
        cpu_s=round(evidence.cpu_s, 3),
        python=evidence.python,
        processes=tuple(map(_process, evidence.processes)),
        output=tuple(LinePart(ln.process, ln.pid, ln.stream, encodable(ln.text), ln.partial) for ln in kept),
        lines_left_out=len(evidence.output) - len(kept),
        bytes_left_out=evidence.output_cut,
        leftovers=tuple(
            LeftoverPart(left.kind, encodable(left.name), left.pid) for left in evidence.leftovers
        ),
        races=race_parts(evidence, translate),
        lock_cycles=cycle_parts(evidence, translate),
        portability=portability_part(evidence, translate),
        notes=tuple(encodable(note.render(translate)) for note in (*evidence.notes, *remarks)),
        jailed=evidence.jailed,
    )


def _process(process: Process) -> ProcessPart:
    return ProcessPart(
        name=process.name,
        role=process.role,
        pid=process.pid,
        ppid=process.ppid,
        ppid_from=process.ppid_from,
        started_by=process.started_by,
        exit_code=process.exit_code,
        exit_from=process.exit_from,
        observed=process.observed,
        cpu_s=round(process.cpu_s, 3),
        command=encodable(process.command),
        began_s=process.began_s,
        ended_s=process.ended_s,
    )


def _ends(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    if len(lines) <= MOST_LINES:
        return lines
    half = MOST_LINES // 2
    return lines[:half] + lines[-half:]


def _ending(ending: Ending, translate: Translate) -> EndingPart:
    why = ending.explanation
    return EndingPart(
        kind=ending.kind,
        summary=encodable(ending.summary.render(translate)),
        code=ending.code,
        signal=ending.signal,
        limit=None if ending.limit is None else number(ending.limit),
        used=None if ending.used is None else number(ending.used),
        who=None if ending.who is None else _person(ending.who),
        reason=None if ending.reason is None else encodable(ending.reason),
        alive=tuple(map(_person, ending.alive)) or None,
        starved=ending.starved,
        after_s=None if ending.after_s is None else round(ending.after_s, 3),
        pattern=None if why is None else why.pattern,
        details=tuple(encodable(detail.render(translate)) for detail in ending.details) or None,
        waits=tuple(map(_wait, why.waits)) or None if why else None,
        cycle=why.cycle or None if why else None,
    )


def _wait(waiting: Waiting) -> WaitPart:
    return WaitPart(
        waiting.process,
        waiting.pid,
        waiting.name,
        waiting.thread,
        encodable(waiting.call),
        None if waiting.file is None else encodable(waiting.file),
        waiting.line,
        encodable(waiting.on),
        waiting.held_by,
    )


def _check(result: CheckResult, evidences: Sequence[Evidence], translate: Translate, hints: int) -> CheckPart:
    shown = result.hints[:hints]
    return CheckPart(
        id=result.id,
        title=translate(result.title),
        verdict=result.verdict,
        points=number(result.points),
        max_points=number(result.max_points),
        rationale=_rendered(result.rationale, translate),
        expected=None if result.expected is None else encodable(result.expected),
        actual=None if result.actual is None else encodable(result.actual),
        hint="\n".join(translate(hint) for hint in shown) or None,
        hints_left=len(result.hints) - len(shown),
        by_run=tuple(_by_run(verdict, evidences, translate) for verdict in result.by_run),
    )


def _by_run(verdict: RunVerdict, evidences: Sequence[Evidence], translate: Translate) -> ByRunPart:
    labels = [(e.scenario.name, e.scenario.start_method) for e in evidences]
    label = (verdict.scenario, verdict.start_method)
    return ByRunPart(
        labels.index(label) if label in labels else None,
        verdict.scenario,
        verdict.start_method,
        verdict.verdict,
        _rendered(verdict.rationale, translate),
    )


def _person(who: Who) -> Person:
    return Person(who.name, who.pid)


def _rendered(text: Text | None, translate: Translate) -> str | None:
    return None if text is None else encodable(text.render(translate))


def number(value: float) -> Number:
    """10 rather than 10.0; else three decimals."""
    return int(value) if float(value).is_integer() else round(value, 3)
