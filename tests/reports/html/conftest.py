"""Pages of documents made by hand, and a reader for them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from grader import grading
from grader.course.catalogue import Catalogue
from grader.evidence import Line, Text
from grader.reports.compose import grade_document
from grader.reports.html.page import html_report
from grader.submissions import Submission

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&]]>\u202e\x00\x1b[2J\ud800</style>"


@dataclass
class Page(HTMLParser):
    """What a browser would see: ``elements`` are (tag, attributes), ``text`` without that of style sheets."""

    source: str
    elements: list = field(default_factory=list)
    text: str = ""

    def __post_init__(self):
        super().__init__()
        self.feed(self.source)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        if self.elements[-1:] and self.elements[-1][0] != "style":
            self.text += data

    def all(self, tag, **wanted):
        wanted = {name.rstrip("_"): value for name, value in wanted.items()}
        return [a for t, a in self.elements if t == tag and wanted.items() <= a.items()]

    def ids(self):
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


@pytest.fixture
def page():
    """The page of these documents."""

    def make(*documents, language="en"):
        translate = Catalogue.kit(language).translate
        return Page("".join(html_report(lambda: iter(documents), translate, language)))

    return make


@pytest.fixture
def ungraded(course, exercise):
    """The document of a submission that was not graded, or with ``missing`` of none."""

    def make(student="dora", missing=False, reason="There is more than one file."):
        checks = [grading.Check("ends", "It ends.", 10)]
        grade = (
            grading.missing(exercise.id, checks)
            if missing
            else grading.not_graded(exercise.id, checks, Text(reason))
        )
        return grade_document(course, exercise, Submission(student, exercise.id, None), grade, (), str)

    return make


@pytest.fixture
def hostile(document, run):
    """A document in which everything that a student can write is hostile."""
    output = tuple(Line(n % 2, 800, stream, HOSTILE) for n in range(4) for stream in ("stdout", "stderr"))
    return document(
        [run(output=output)],
        {("crossed", 0): HOSTILE},
        student=HOSTILE.replace("\ud800", ""),
        program=HOSTILE.replace("\x00", "").replace("\ud800", ""),
        expected=HOSTILE,
        actual=HOSTILE + "x",
    )
