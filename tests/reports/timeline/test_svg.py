"""The picture as SVG: one document that any browser shows and that nothing a student wrote can break."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from grader.course.catalogue import Catalogue
from grader.evidence import Text
from grader.evidence.timeline import Moment, Point
from grader.reports.timeline.svg import svg
from grader.reports.timeline.svg.paper import escaped, fitting, folded, room

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</title><script>alert(1)</script>&\"'\x00\x1b\ud800\ufffe\u202e"


def drawn(picture, title="a.py, fork", translate=str):
    document = svg(picture, translate, title)
    return ElementTree.fromstring(document.encode())


def texts(root, tag="text"):
    return ["".join(element.itertext()) for element in root.iter(f"{SVG}{tag}")]


@pytest.fixture(params=["family", "deadlock", "race", "crowd"])
def picture(request):
    made = request.getfixturevalue(request.param)
    return made(40) if request.param == "crowd" else made() if callable(made) else made


def test_it_is_xml_with_a_size_a_role_a_title_and_a_description(picture):
    root = drawn(picture)
    assert root.get("viewBox").split()[:3] == ["0", "0", "1200"]
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "title desc")
    assert {element.get("id") for element in root} >= {"title", "desc"}


def test_it_needs_nothing_from_elsewhere_and_no_script(picture):
    document = svg(picture, str, "a.py")
    assert "script" not in document
    assert set(re.findall(r"url\(([^)]*)\)", document)) <= {
        "#hatched", "#hatched-bad", *(f"#head-{name}" for name in LINES)
    }  # fmt: skip
    assert re.findall(r"https?://[^\"]*", document) == ["http://www.w3.org/2000/svg"]


LINES = ("start", "join", "message", "submit", "result", "callback-line", "blocked")


def test_it_can_be_read_by_day_and_by_night(family):
    assert "prefers-color-scheme:dark" in svg(family(), str, "a.py")


def test_every_class_that_is_used_has_a_style(picture):
    document = svg(picture, str, "a.py")
    style = document[document.index("<style>") : document.index("</style>")]
    used = {name for several in re.findall(r'class="([^"]*)"', document) for name in several.split()}
    assert {name for name in used if f".{name}" not in style} <= {"bar"}


def test_every_bar_and_arrow_has_a_tooltip(family):
    tips = texts(drawn(family()), "title")
    assert "main (pid 800) waits for the Queue: 20.00 ms – 60.00 ms (40.00 ms), line 9" in tips
    assert "main (pid 800) starts child 1: 8.00 ms → 10.00 ms" in tips


def test_nothing_that_a_student_wrote_is_markup(family):
    said = Moment("print", Point(0, 5), Text('prints "{text}"', {"text": HOSTILE}))
    root = drawn(family(f"child {HOSTILE}", moments=(said,), summary=Text("{x}", {"x": HOSTILE})), HOSTILE)
    assert root.find(f".//{SVG}script") is None
    assert any("<script>alert(1)</script>" in text for text in texts(root, "title"))


def test_a_deadlocks_circle_is_drawn_with_who_waits_for_whom(deadlock):
    root = drawn(deadlock)
    blocked = [path for path in root.iter(f"{SVG}path") if path.get("class") == "blocked"]
    assert len([path for path in blocked if path.get("marker-end") == "url(#head-blocked)"]) == 2
    assert "child 1 (pid 801) waits for child 2 (pid 802)" in texts(root, "title")


def test_a_race_has_two_flags_with_their_lines(race):
    root = drawn(race)
    assert (
        len([p for p in root.iter(f"{SVG}path") if p.get("class") == "flag-race"]) == 3
    )  # one in the legend
    assert {"writes, line 4", "reads, line 8"} <= set(texts(root))
    assert "⚑ 1 Two accesses & <no> order." in texts(root)


def test_the_legend_names_only_what_is_there(family, deadlock):
    assert "message" in texts(drawn(family()))
    assert "waits for ever" not in texts(drawn(family()))
    assert "waits for ever" in texts(drawn(deadlock))


def test_the_description_tells_how_each_process_ended(family):
    (description,) = texts(drawn(family()), "desc")
    assert description.splitlines() == [
        "The program ended normally.",
        "main (pid 800): exit code 0",
        "child 1 (pid 801): exit code 0",
    ]


def test_it_speaks_chinese(family):
    assert "等待" in texts(drawn(family(), translate=Catalogue.kit("zh").translate))


def test_a_run_without_any_process_is_a_picture_too(family):
    assert drawn(replace(family(), lanes=(), arrows=(), moments=())) is not None


def test_xml_gets_no_character_that_it_forbids():
    assert escaped("a\x00\x1b\ud800<&>\"'") == r"a\x00\x1b\ud800&lt;&amp;&gt;&quot;&#39;"
    assert escaped("\ufffe") == "\ufffd"


def test_a_text_is_cut_to_the_room_that_it_has():
    assert fitting("waits for child 1", 11, 500) == "waits for child 1"
    assert fitting("waits for child 1", 11, 60).endswith("…")
    assert room(fitting("waits for child 1", 11, 60), 11) <= 60
    assert fitting("waits for child 1", 11, 5) == ""


def test_a_sentence_is_folded_between_words_or_chinese_characters():
    assert list(folded("one two three", 10, 50)) == ["one two", "three"]
    assert list(folded("停在第七行的锁", 10, 60)) == ["停在第七行", "的锁"]
