"""``report.html``: a class on one page, read by people and written by students who may not be trusted."""

import base64
import hashlib
import re
import tracemalloc
from itertools import pairwise

import msgspec
import pytest

from grader.evidence import Ending, Line
from grader.reports.document import decode, encode
from grader.reports.html.page import TEMPLATES, html_report

TAGS = """
    html head meta link title style body main header footer section h1 h2 h3 h4 p a b bdi span code abbr
    div dl dt dd ul ol li table thead tbody tfoot tr th td svg rect details summary
    fieldset legend label input
"""


@pytest.fixture
def a_class(document, run, ungraded):
    """alice passed, bob failed a check, carol handed in nothing, dora cannot be graded."""
    return (
        document(student="alice"),
        document([run()], {("crossed", 0): "Nothing arrived."}, 1, "bob", expected="got 3", actual="got 0"),
        ungraded("carol", missing=True),
        ungraded("dora"),
    )


def test_each_cell_leads_to_its_feedback_and_back(page, a_class):
    made = page(*a_class)
    links = {link["href"] for link in made.all("a")}
    assert links == {f"#{end}{n}" for n in (1, 2, 3, 4) for end in "sc"}
    assert {link[1:] for link in links} <= set(made.ids())


def test_no_two_things_have_one_name(page, document):
    """Two students may be shown alike: bytes that are no UTF-8, and the text that stands for them."""
    made = page(document(student="a\udcff"), document(student=r"a\xff"), document(student="a"))
    assert len(set(made.ids())) == len(made.ids())
    assert len(made.all("details")) == 3
    assert {link["href"] for link in made.all("a", class_="passed")} == {"#s1", "#s2", "#s3"}


def test_feedback_says_why_what_and_what_to_try(page, a_class):
    text = page(*a_class).text
    for part in (
        "Nothing arrived.",
        "got 3",
        "How many copies of q are there?",
        "The program ended normally.",
        "child 1 │ put 3",
    ):
        assert part in text


def test_points_are_added_up_and_what_has_no_score_is_not_zero(page, document, ungraded):
    text = page(document(student="alice"), ungraded("alice")).text
    assert re.search(r"alice.*10/10 \+ \?", text, re.DOTALL)


def test_verdicts_are_counted_in_words_and_signs(page, a_class):
    text = " ".join(page(*a_class).text.split())
    assert "✓ 1 passed ✗ 1 failed ∅ 1 missing ? 1 not graded" in text


def test_the_check_that_fails_most_comes_first(page, document, run):
    failed = [document([run()], {("crossed", 0): "No."}, student=f"s{n}") for n in range(3)]
    text = page(*failed, document([run()], {("ends", 0): "No."})).text
    hardest = text[text.index("What fails most") : text.index("Feedback")]
    assert re.findall(r"(\S.*\.)\n?\s*ex04\s+(\d of \d)", hardest) == [
        ("What the child put arrives.", "3 of 4"),
        ("The program ends.", "1 of 4"),
    ]


def test_what_needs_a_look_comes_before_the_table(page, a_class):
    text = page(*a_class).text
    assert text.index("There is more than one file.") < text.index("Who got what")


def test_how_many_were_run_without_a_jail_is_one_line(page, document, run):
    jailed = document([run(jailed=True)])
    assert "1 of 2 submissions were run without a jail." in page(document(), jailed).text
    assert "jail" not in page(jailed).text


def test_the_sentence_of_a_run_that_hung_is_there(page, document, run):
    hung = run(ending=Ending("timed_out", limit=4, used=4.1))
    assert hung.ending.summary.render() in page(document([hung], {("ends", 0): "No."})).text


def test_no_submission_at_all(page):
    assert "no submission was graded" in page().text


def test_what_a_student_wrote_is_text_and_nothing_else(page, hostile):
    made = page(hostile)
    assert {tag for tag, _ in made.elements} <= set(TAGS.split())
    assert not [name for _, attributes in made.elements for name in attributes if name.startswith("on")]
    assert r"alert(1)</script><img src=x onerror=alert(2)>" in made.text
    assert r"]]>\u202e\x00\x1b[2J" in made.text
    assert not set(made.source) & set("\x00\x1b\u202e")


def test_nothing_is_loaded_from_anywhere(page, a_class):
    for _, attributes in page(*a_class).elements:
        assert "src" not in attributes and "style" not in attributes
        assert attributes.get("href", "#").startswith(("#", "data:"))
    assert not re.search(r"@import|url\(", (TEMPLATES / "report.css").read_text("utf-8"))


def test_the_policy_knows_the_one_style_sheet(page, a_class):
    made = page(*a_class)
    (style,) = re.findall(r"<style>(.*?)</style>", made.source, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = [meta["content"] for meta in made.all("meta") if "http-equiv" in meta]
    assert f"style-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'") and "script-src" not in policy


@pytest.mark.parametrize(
    "output",
    [(Line(0, 800, "stdout", "x" * 4_000_000),), (Line(1, 812, "stderr", "again"),) * 100_000],
    ids=["a line of 4 MB", "100 000 lines"],
)
def test_output_without_end_is_shown_by_its_ends(page, document, run, output):
    made = page(document([run(output=output)], {("crossed", 0): "x" * 4_000_000}))
    assert len(made.source) < 60_000
    assert "left out" in made.text


def test_a_whole_course_fits_on_a_laptop_and_every_cell_is_still_said_in_words(page, document):
    many = [msgspec.structs.replace(document(student="alice"), exercise=f"ex{n:02}_x") for n in range(16)]
    made = page(*many)
    assert made.all("table", class_="matrix dense")
    assert [cell["title"] for cell in made.all("a", id="c1")] == ["alice, ex00_x: passed"]


def test_headings_go_down_one_step_at_a_time(page, a_class):
    levels = [int(tag[1]) for tag, _ in page(*a_class).elements if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_heading_of_a_table_says_what_it_heads(page, a_class):
    assert {heading["scope"] for heading in page(*a_class).all("th")} == {"row", "col"}


def test_it_speaks_chinese(page, a_class):
    made = page(*a_class, language="zh")
    assert made.all("html") == [{"lang": "zh-Hans"}]
    for part in ("成绩一览", "最常未通过的检查", "未提交", "子进程 1 │ put 3"):
        assert part in made.text


def test_memory_does_not_grow_with_what_students_printed(document, run):
    lines = tuple(Line(1, 812, "stdout", f"line {n}") for n in range(1000))
    stored = encode(document([run(output=lines)], {("crossed", 0): "No."}))

    def peak(count):
        def documents():
            return (decode(stored) for _ in range(count))

        tracemalloc.start()
        try:
            assert sum(map(len, html_report(documents, str))) > count * 2000
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak(30) < peak(3) + 5 * len(stored)


def colours(scheme):
    """The colours that a scheme names."""
    css = (TEMPLATES / "report.css").read_text("utf-8")
    blocks = re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    return dict(re.findall(r"--([\w-]+): (#\w{6})", blocks[scheme]))


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "soft", "good", "bad", "warn", "link"])
def test_everything_can_be_read(scheme, ink):
    """WCAG AA: 4.5 to 1, also on the tinted cells that this ink stands on."""
    named = colours(scheme)
    tints = {"good": ["good-tint"], "bad": ["bad-tint"], "warn": ["warn-tint"], "link": []}
    papers = ["paper", "panel", *tints.get(ink, ["good-tint", "bad-tint", "warn-tint", "weak-tint"])]
    assert [paper for paper in papers if contrast(named[ink], named[paper]) < 4.5] == []
