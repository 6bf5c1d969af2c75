"""One YAML file, read strictly: what is wrong in it is said in one sentence, with its line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

import msgspec

from grader.errors import AuthoredError

T = TypeVar("T")
Step = str | int


class YamlFile:
    """The mapping in a file; a mistake is raised as ``error``, ConfigError or ExerciseError.

    Where a value lies is given by the steps to it: ``"scenarios", 0, "name"``.
    """

    def __init__(self, path: Path, error: type[AuthoredError]) -> None:
        self.path = path
        self._error = error
        self.text = read_bytes(path, error)
        self._root, self.data = _parse(path, self.text, error)

    def value(self, *at: Step) -> Any:
        """The plain value there; None where a last field is left out."""
        value: Any = self.data
        for step in at:
            value = value.get(step) if isinstance(value, dict) else value[step]
        return value

    def read(self, kind: type[T], *at: Step) -> T:
        """The value there as ``kind``: plain types, or a Struct whose fields are plain types.

        An optional field without a value counts as left out.
        """
        value = self.value(*at)
        fields = getattr(kind, "__struct_fields__", ())
        if isinstance(value, dict) and fields:
            value = {key: v for key, v in value.items() if v is not None or key not in fields}
        try:
            return msgspec.convert(value, kind)
        except msgspec.ValidationError as mistake:
            raise self._explained(str(mistake), at, kind) from None

    def expect_format(self, known: str) -> None:
        """A file of another format, or of a later version, is refused."""
        given = self.data.get("format")
        if given != known:
            what = "format is missing" if given is None else f"format {given!r} is unknown"
            raise self.mistake(f"{what}; write format: {known}", "format")

    def mistake(self, message: str, *at: Step) -> AuthoredError:
        """The error to raise: ``message`` with this file and the line of that value."""
        return self._error(message, self.path, self._line(at))

    def lines(self, *at: Step) -> tuple[int, int]:
        """The first and the last line of the value there, counted from 1."""
        node = self._root
        for step in at:
            node = (_child(node, step) or (node, node))[1]
        first = int(node.start_mark.line) + 1
        while node.id != "scalar" and node.value:  # a collection's own end lies before whatever follows
            node = node.value[-1] if node.id == "sequence" else node.value[-1][1]
        return first, int(node.end_mark.line) + 1

    def _line(self, at: Sequence[Step]) -> int:
        node = line = self._root
        for step in at:
            line, node = _child(node, step) or (line, node)
        return int(line.start_mark.line) + 1

    def _explained(self, message: str, at: tuple[Step, ...], kind: Any) -> AuthoredError:
        what, is_key, where = _MESSAGE.fullmatch(message).groups()  # type: ignore[union-attr]
        here = (*at, *_steps(where or ""))
        if is_key:
            return self.mistake(f"{_name(here)}: a field's name must be text; write it in quotes.", *here)
        about = re.fullmatch(r"Object (contains unknown|missing required) field `(.*)`", what, re.DOTALL)
        if about and about[1] == "contains unknown":
            return self.mistake(_unknown(about[2], kind.__struct_fields__), *here, about[2])
        if about:
            return self.mistake(f"{_name((*here, about[2]))} is missing.", *here, about[2])
        if what.startswith("Invalid enum value"):
            return self.mistake(f"{_name(here)}: {_none_of(self.value(*here), kind, here[len(at)])}", *here)
        return self.mistake(f"{_name(here)}: {_in_words(what, self.value(*here))}", *here)


def read_bytes(path: Path, error: type[AuthoredError]) -> bytes:
    """The content of a file of the course."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise error("this file is missing.", path) from None
    except OSError as mistake:
        raise error(f"cannot be read: {mistake.strerror or mistake}.", path) from None


def _parse(path: Path, text: bytes, error: type[AuthoredError]) -> tuple[Any, dict[str, Any]]:
    import yaml

    loader_class = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        loader = loader_class(text.decode("utf-8-sig"))
        try:
            root = loader.get_single_node()
            _no_key_twice(root, path, error, set())
            data = None if root is None else loader.construct_document(root)
        finally:
            loader.dispose()
    except UnicodeDecodeError as mistake:
        line = text.count(b"\n", 0, mistake.start) + 1
        raise error("is not UTF-8 text.", path, line) from None
    except yaml.MarkedYAMLError as mistake:
        raise _broken(mistake, path, error) from None
    except yaml.reader.ReaderError as mistake:
        line = text.count(b"\n", 0, mistake.position) + 1
        raise error(f"broken YAML: {mistake.reason}.", path, line) from None
    except (ValueError, RecursionError) as mistake:
        raise error(f"broken YAML: {mistake}.", path) from None
    if not isinstance(data, dict):
        raise error(f"must be a mapping, 'field: value' in each line; it is {_kind(data)}.", path, 1)
    return root, data


def _broken(mistake: Any, path: Path, error: type[AuthoredError]) -> AuthoredError:
    mark, begin = mistake.problem_mark or mistake.context_mark, mistake.context_mark
    context = f"{mistake.context}, " if mistake.context else ""
    if context and begin and mark and begin.line != mark.line:
        context = f"{mistake.context} that begins in line {begin.line + 1}, "
    return error(f"broken YAML: {context}{mistake.problem}.", path, mark.line + 1 if mark else None)


def _no_key_twice(node: Any, path: Path, error: type[AuthoredError], done: set[int]) -> None:
    """YAML itself would silently take the last of two."""
    if node is None or node.id == "scalar" or id(node) in done:
        return
    done.add(id(node))
    if node.id == "sequence":
        for value in node.value:
            _no_key_twice(value, path, error, done)
        return
    seen: dict[str, int] = {}
    for key, value in node.value:
        if key.id == "scalar":
            line = key.start_mark.line + 1
            if key.value in seen:
                raise error(f"{key.value!r} was already given in line {seen[key.value]}.", path, line)
            seen[key.value] = line
        _no_key_twice(value, path, error, done)


def _child(node: Any, step: Step) -> tuple[Any, Any] | None:
    """(where it is written, its value) of one item of a node; None where there is no such item."""
    if node.id == "sequence" and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    if node.id == "mapping":
        return next(((key, value) for key, value in node.value if key.value == step), None)
    return None


_MESSAGE = re.compile(r"(.*?)(?: - at (`key` in )?`\$(.*)`)?", re.DOTALL)


def _steps(where: str) -> list[Step]:
    return [name or int(index) for name, index in re.findall(r"\.(\w+)|\[(\d+)\]", where)]


def _name(at: Sequence[Step]) -> str:
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in at)
    return steps.lstrip(".") or "the file"


def _unknown(name: str, allowed: Sequence[str]) -> str:
    import difflib

    near = difflib.get_close_matches(name, allowed, 1, 0.7)
    meant = f"; did you mean {near[0]!r}?" if near else "."
    return f"unknown field {name!r}{meant} Allowed are {', '.join(allowed)}."


def _none_of(value: object, struct: Any, field: Step) -> str:
    allowed: tuple[Any, ...] = (get_type_hints(struct)[str(field)],)
    while not all(isinstance(item, str) for item in allowed):
        allowed = tuple(a for item in allowed for a in get_args(item) if a not in (..., type(None)))
    return f"{value!r} is none of {', '.join(allowed)}."


_WORDS = {
    "str": "text", "int": "a whole number", "float": "a number", "bool": "true or false",
    "array": "a list", "object": "a mapping",
}  # fmt: skip


def _in_words(what: str, value: Any) -> str:
    expected = re.fullmatch(r"Expected `([^`]+)`, got .*", what)
    if not expected:
        return what.replace("`", "").replace("array", "a list") + "."
    wanted = [_WORDS.get(kind, kind) for kind in expected[1].split(" | ") if kind != "null"]
    advice = "; write it in quotes" if wanted == ["text"] and not isinstance(value, dict | list) else ""
    return f"must be {' or '.join(wanted)}, not {_kind(value)}{advice if value is not None else ''}."


def _kind(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    shown = repr(value) if isinstance(value, str) else str(value)
    return f"{_WORDS.get(type(value).__name__, 'a date')} ({shown})"
