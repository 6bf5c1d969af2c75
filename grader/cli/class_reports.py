"""What is made of a whole class's documents, however many they are: ``report.html`` and JUnit XML.

``documents`` is called for each walk over them and gives them one at a time, student by student.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from grader.cli.files import write_pieces

if TYPE_CHECKING:
    from grader.evidence import Translate
    from grader.reports.html.page import Documents


def write_report(path: Path, documents: Documents, translate: Translate, language: str) -> None:
    """The page, in one file; ``translate`` is for its own sentences."""
    from grader.reports.html.page import html_report

    write_pieces(path, (part.encode() for part in html_report(documents, translate, language)))


def write_junit(path: Path, documents: Documents, translate: Translate) -> None:
    """A suite per submission."""
    from grader.reports.junit import junit

    write_pieces(path, (part.encode() for part in junit(documents(), translate)))
