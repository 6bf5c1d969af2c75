"""The kit speaks Chinese wherever it speaks."""

import ast
import re
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes

import grader
from grader.course import builtin_course
from grader.course.catalogue import Catalogue, read_po
from grader.course.template import fields_of
from grader.evidence import process

KIT = Path(grader.__file__).parent
ENTRIES = read_po(KIT / "course" / "kit.zh.po")
SOURCES = [path for path in KIT.rglob("*.py") if not {"builtin", "probe"} & set(path.parts)]

PAGES = {
    path.name: jinja2.Environment().parse(path.read_text("utf-8"))
    for path in (KIT / "reports" / "html" / "templates").glob("*.html")
}

SENTENCE = re.compile(r"[A-Z{].* .*[.:?!…]$", re.DOTALL)


def constants(tree):
    return {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def has_words(template):
    return any(char.isalpha() for char in re.sub(r"\{[^}]*\}", "", template))


def spoken(tree):
    """The plain strings that are made a Text, or translated as they are; not what is only fields."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            first = node.args[0]
            text = first.value if isinstance(first, ast.Constant) else None
            if name in ("Text", "translate") and isinstance(text, str) and has_words(text):
                yield text


def named(tree):
    """The sentences that a module has names for, alone or as the values of a dict."""
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            values = node.value.values if isinstance(node.value, ast.Dict) else [node.value]
            texts = [value.value for value in values if isinstance(value, ast.Constant)]
            yield from (text for text in texts if isinstance(text, str) and SENTENCE.match(text))


def said_on(page):
    """The sentences that a template of ``report.html`` says."""
    calls = [call for call in page.find_all(nodes.Call) if getattr(call.node, "name", "") == "say"]
    return {call.args[0].value for call in calls}


def rich_is_meant(path):
    return "from rich.text import Text" in path.read_text("utf-8")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(KIT).as_posix())
def test_every_sentence_is_translated(path):
    tree, known = ast.parse(path.read_text("utf-8")), {entry.template for entry in ENTRIES}
    said = named(tree) if rich_is_meant(path) else (*spoken(tree), *named(tree))
    assert sorted(set(said) - known) == []


@pytest.mark.parametrize("name", PAGES)
def test_every_sentence_of_the_page_is_translated(name):
    assert sorted(said_on(PAGES[name]) - {entry.template for entry in ENTRIES}) == []


@pytest.mark.parametrize("role", process.Role.__args__)
def test_every_role_is_translated(role):
    assert Catalogue.kit("zh").translate(role.replace("_", " ")) != role.replace("_", " ")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.template[:40])
def test_translation_has_the_fields_of_its_template(entry):
    assert set(fields_of(entry.text)) == set(fields_of(entry.template))


def test_no_translation_is_left_over():
    said = set().union(*(constants(ast.parse(path.read_text("utf-8"))) for path in SOURCES))
    said = said.union(*map(said_on, PAGES.values()))
    roles = {role.replace("_", " ") for role in process.Role.__args__}
    assert sorted({entry.template for entry in ENTRIES} - said - roles) == []


def test_nothing_is_translated_twice():
    templates = [entry.template for entry in ENTRIES]
    assert sorted(templates) == sorted(set(templates))


def test_title_of_the_built_in_course_is_translated():
    translate = Catalogue((builtin_course() / "texts.zh.po",)).translate
    assert translate("Multiprocessing in Python") == "Python 多进程编程"
