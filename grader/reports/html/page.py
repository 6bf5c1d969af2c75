"""The page itself: templates, escaped by default, under a policy by which nothing runs or is loaded."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from grader.evidence import Text, Translate, Value
from grader.reports.document import GradeDocument
from grader.reports.html.feedback import feedbacks
from grader.reports.html.summary import summary
from grader.reports.student_text import visible
from grader.reports.table import without_jail

Documents = Callable[[], Iterator[GradeDocument]]

TEMPLATES = Path(__file__).with_name("templates")
SIGNS = {"passed": "✓", "failed": "✗", "missing": "∅", "error": "!", "not_graded": "?", "skipped": "–"}
VERDICTS = ("passed", "failed", "missing", "error", "not_graded")
_LANGUAGES = {"zh": "zh-Hans"}


def html_report(documents: Documents, translate: Translate, language: str = "en") -> Iterator[str]:
    """The parts of one HTML file.

    ``documents`` is called twice and must give the same documents in the same order; they should come
    student by student.  ``translate`` is for the page's own sentences.
    """
    made = summary(documents(), translate)
    css = Markup((TEMPLATES / "report.css").read_text("utf-8"))
    return (
        _environment(translate)
        .get_template("report.html")
        .generate(
            language=_LANGUAGES.get(language, language),
            policy=_policy(css),
            css=css,
            summary=made,
            unsafe=without_jail([cell.jailed for cell in made.cells], translate),
            feedbacks=feedbacks(documents(), translate),
        )
    )


def _environment(translate: Translate) -> Environment:
    """Every value that a template prints is made visible and then escaped, unless it is markup of ours."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=_harmless,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        say=partial(_say, translate), number=exercise_number, signs=SIGNS, all_verdicts=VERDICTS
    )
    environment.filters["word"] = lambda verdict: translate(verdict.replace("_", " "))
    return environment


def _say(translate: Translate, template: str, **fields: Value) -> str:
    return Text(template, fields).render(translate)


def _harmless(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def exercise_number(exercise: str) -> str:
    """``ex04`` of ``ex04_queue``."""
    return exercise.split("_", 1)[0]


def _policy(css: str) -> str:
    """Nothing is loaded and no script runs; the one style sheet is known by its digest."""
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
