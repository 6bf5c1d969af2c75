"""Proofreading what an exercise says: slips of its author, and what is not translated yet."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from grader.course.catalogue import ENGLISH, read_po, texts_file
from grader.course.course import Exercise
from grader.course.template import fields_of
from grader.course.yamlfile import read_bytes
from grader.errors import ExerciseError


class _Sentence(NamedTuple):
    """Something that students read; ``place`` says where it stands, ``file`` or ``file:line``."""

    text: str
    place: str
    is_template: bool = False


def proofread(exercise: Exercise, *languages: str) -> tuple[str, ...]:
    """One sentence for every slip of the author, every text that is not translated into one of the
    languages, and every translation that does not use the fields of its template.  ExerciseError for a
    ``checks.py`` or ``.po`` file that cannot be read at all."""
    return (*mistakes(exercise), *(slip for lang in languages for slip in _untranslated(exercise, lang)))


def mistakes(exercise: Exercise) -> tuple[str, ...]:
    """The author's slips, in any language: rationales that are no templates, hints for no check …"""
    module = _parsed(exercise)
    return (*_in_checks(module), *_in_calls(module), *_in_hints(exercise, module))


def _untranslated(exercise: Exercise, language: str) -> Iterator[str]:
    if language == ENGLISH:
        return
    file = texts_file(exercise.folder, language)
    entries = {entry.template: entry for entry in read_po(file)} if file.is_file() else {}
    for sentence in _sentences(exercise):
        entry = entries.get(sentence.text)
        if entry is None:
            yield f"{sentence.place}: not in {file.name}: {sentence.text!r}"
        elif sentence.is_template and _fields(entry.text) != _fields(sentence.text):
            yield f"{file.name}:{entry.line}: {_listed(entry.text)} instead of {_listed(sentence.text)}"


def _sentences(exercise: Exercise) -> Iterator[_Sentence]:
    """Every text of an exercise that students read, each once."""
    module, seen = _parsed(exercise), set[str]()
    for sentence in (*_of_yaml(exercise), *_titles(module), *_templates(module), *_assertions(module)):
        if sentence.text not in seen:
            seen.add(sentence.text)
            yield sentence


def _of_yaml(exercise: Exercise) -> Iterator[_Sentence]:
    hints = (hint for ladder in exercise.hints.values() for hint in ladder)
    for text in (exercise.title, exercise.goal, *hints):
        yield _Sentence(text, "exercise.yaml")


def _titles(module: ast.Module) -> Iterator[_Sentence]:
    for check in _checks(module):
        title = (ast.get_docstring(check) or "").partition("\n")[0].strip()
        if title:
            yield _Sentence(title, _place(check))


def _templates(module: ast.Module) -> Iterator[_Sentence]:
    constants = _constants(module)
    for call in _failures(module):
        for node in _constant(call.args[0], constants) if call.args else ():
            yield _Sentence(node.value, _place(node), is_template=True)


def _assertions(module: ast.Module) -> Iterator[_Sentence]:
    """The plain messages of ``assert``, which are shown as they stand."""
    for node in ast.walk(module):
        if isinstance(node, ast.Assert) and node.msg:
            for message in _constant(node.msg, {}):
                yield _Sentence(message.value, _place(message))


def _in_checks(module: ast.Module) -> Iterator[str]:
    for check in _checks(module):
        if not ast.get_docstring(check):
            yield f"{_place(check)}: {check.name} has no docstring; its first line is the check's title"


def _in_calls(module: ast.Module) -> Iterator[str]:
    constants = _constants(module)
    for call in _failures(module):
        what = call.args[0] if call.args else None
        if isinstance(what, ast.JoinedStr):
            yield f"{_place(call)}: Failure gets an f-string; write {{fields}} and give their values by name"
        elif isinstance(what, ast.Attribute) and what.attr == "template":
            continue  # a sentence of the kit, handed on
        elif what is None or not _constant(what, constants):
            yield f"{_place(call)}: Failure needs a plain string, which is the key of its translations"
        else:
            yield from _in_fields(call, _constant(what, constants))


def _in_fields(call: ast.Call, templates: tuple[_Constant, ...]) -> Iterator[str]:
    given = {keyword.arg for keyword in call.keywords}
    for template in templates:
        fields = _fields(template.value)
        if fields is None:
            yield f"{_place(template)}: a brace without its partner in {template.value!r}"
        elif None not in given and fields - given:
            names = ", ".join(sorted(fields - given))
            yield f"{_place(call)}: the template has {{{names}}}, which Failure is not given"


def _in_hints(exercise: Exercise, module: ast.Module) -> Iterator[str]:
    ids = [check.name.removeprefix("test_") for check in _checks(module)]
    for check in exercise.hints:
        if check.partition(".")[0] not in ids:
            yield f"exercise.yaml: hints for {check!r}, but the checks are {', '.join(ids)}"


def _parsed(exercise: Exercise) -> ast.Module:
    path = exercise.checks_file
    try:
        return ast.parse(read_bytes(path, ExerciseError))
    except SyntaxError as error:
        raise ExerciseError(f"{error.msg}.", path, error.lineno) from None
    except ValueError as error:
        raise ExerciseError(f"{error}.", path) from None


def _checks(module: ast.Module) -> list[ast.FunctionDef]:
    return [n for n in module.body if isinstance(n, ast.FunctionDef) and n.name.startswith("test_")]


def _failures(module: ast.Module) -> list[ast.Call]:
    """Every ``Failure(…)``, in the order of the file."""
    calls = [node for node in ast.walk(module) if isinstance(node, ast.Call)]
    named = [c for c in calls if getattr(c.func, "id", getattr(c.func, "attr", None)) == "Failure"]
    return sorted(named, key=lambda call: (call.lineno, call.col_offset))


class _Constant(NamedTuple):
    value: str
    lineno: int


def _constants(module: ast.Module) -> Mapping[str, tuple[_Constant, ...]]:
    """The module's own names for plain strings."""
    assigned = (n for n in module.body if isinstance(n, ast.Assign) and isinstance(n.targets[0], ast.Name))
    return {n.targets[0].id: _constant(n.value, {}) for n in assigned if isinstance(n.targets[0], ast.Name)}


def _constant(node: ast.expr, names: Mapping[str, tuple[_Constant, ...]]) -> tuple[_Constant, ...]:
    """The strings that an expression may be; none if that cannot be told from the text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return (_Constant(node.value, node.lineno),)
    if isinstance(node, ast.Name):
        return names.get(node.id, ())
    if isinstance(node, ast.IfExp):
        both = _constant(node.body, names), _constant(node.orelse, names)
        return both[0] + both[1] if all(both) else ()
    return ()


def _fields(text: str) -> set[str] | None:
    try:
        return set(fields_of(text))
    except ValueError:
        return None


def _listed(text: str) -> str:
    fields = _fields(text)
    return "a broken brace" if fields is None else "{" + ", ".join(sorted(fields)) + "}"


def _place(node: ast.FunctionDef | ast.Call | _Constant) -> str:
    return f"checks.py:{node.lineno}"
