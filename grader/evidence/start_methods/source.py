"""The program's text, read once: what is defined, bound, read and handed over, and where."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

MOST_CHARACTERS, MOST_NODES = 200_000, 60_000

_STARTING = {
    "Process", "Pool", "ProcessPoolExecutor", "apply", "apply_async", "map", "map_async", "imap",
    "imap_unordered", "starmap", "starmap_async", "submit",
}  # fmt: skip
_CHANGING = {
    "append", "appendleft", "extend", "insert", "add", "update", "setdefault", "pop", "popitem", "remove",
    "discard", "clear", "sort", "reverse",
}  # fmt: skip


class Scope(NamedTuple):
    """Where a piece of the program stands: ``function`` is dotted and empty at the top level, ``guarded``
    what only main executes because it stands under the main guard."""

    function: str = ""
    guarded: bool = False


class Definition(NamedTuple):
    """``def`` or ``class``, with its last line."""

    name: str
    line: int
    last: int
    scope: Scope


class Use(NamedTuple):
    """A name that is read; ``called`` where that is a call of it, and nothing else."""

    name: str
    line: int
    scope: Scope
    called: bool


class Change(NamedTuple):
    """A name that is bound, or a thing that is changed in place under its name."""

    name: str
    line: int
    scope: Scope
    value: ast.expr | None = None
    in_place: bool = False

    @property
    def is_lambda(self) -> bool:
        return isinstance(self.value, ast.Lambda)


class Handed(NamedTuple):
    """A name as an argument of a call; ``<lambda>`` for one that is written right there, at ``defined``."""

    name: str
    line: int
    defined: int
    call: str
    keyword: str

    @property
    def to_a_process(self) -> bool:
        """Whether this is how a process or a pool gets a function."""
        return self.call in _STARTING or self.keyword in ("target", "initializer", "func", "fn")

    @property
    def sets_up(self) -> bool:
        """Whether this is how workers get their initializer."""
        return self.keyword == "initializer" or self.call in ("Pool", "ProcessPoolExecutor")


class Call(NamedTuple):
    """A call, by the last word of what is called."""

    name: str
    line: int
    scope: Scope


@dataclass(slots=True)
class Source:
    """``top`` are the lines of statements that every child executes when it imports the file."""

    definitions: list[Definition] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    handed: list[Handed] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    globals: set[tuple[str, str]] = field(default_factory=set)  # function, name
    locals: set[tuple[str, str]] = field(default_factory=set)
    top: list[tuple[int, int]] = field(default_factory=list)  # first line, last line
    _called: set[int] = field(default_factory=set)  # nodes that are called
    _values: dict[int, ast.expr] = field(default_factory=dict)  # what a node is bound to

    def at_top(self, line: int) -> int | None:
        """Where the statement of this line begins, if a child executes it on import."""
        return next((first for first, last in self.top if first <= line <= last), None)

    def enclosing(self, line: int) -> Definition | None:
        """The innermost function or class around a line."""
        around = [one for one in self.definitions if one.line <= line <= one.last]
        return max(around, key=lambda one: one.line, default=None)

    def is_global(self, name: str, function: str) -> bool:
        """Whether ``name`` means the module's variable inside a function."""
        while function:
            if (function, name) in self.globals:
                return True
            if (function, name) in self.locals:
                return False
            function = function.rpartition(".")[0]
        return True


@lru_cache(maxsize=8)
def read(text: str) -> Source | None:
    """None where Python itself cannot read it, or not without running out of stack."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text[:MOST_CHARACTERS])
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    source = Source()
    for count, (node, scope) in enumerate(_walk(tree, source)):
        if count > MOST_NODES:
            return None
        _note(node, scope, source)
    return source


def _walk(tree: ast.Module, source: Source) -> Iterator[tuple[ast.AST, Scope]]:
    """Every node with its scope, without recursion: the text may be nested as deep as it likes."""
    stack: list[tuple[ast.AST, Scope]] = [(node, Scope()) for node in reversed(tree.body)]
    while stack:
        node, scope = stack.pop()
        yield node, scope
        stack.extend(reversed(list(_inner(node, scope))))


def _inner(node: ast.AST, scope: Scope) -> Iterator[tuple[ast.AST, Scope]]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
        name = "<lambda>" if isinstance(node, ast.Lambda) else node.name
        inner = Scope(f"{scope.function}.{name}".lstrip("."), scope.guarded)
        body = [node.body] if isinstance(node, ast.Lambda) else node.body
        inside = {id(part) for part in body}
        for child in ast.iter_child_nodes(node):
            yield child, inner if id(child) in inside or isinstance(child, ast.arguments) else scope
    elif isinstance(node, ast.If) and not scope.function and (only_main := guard(node.test)) is not None:
        yield node.test, scope
        yield from ((child, Scope("", scope.guarded or only_main)) for child in node.body)
        yield from ((child, Scope("", scope.guarded or not only_main)) for child in node.orelse)
    else:
        yield from ((child, scope) for child in ast.iter_child_nodes(node))


def guard(test: ast.expr) -> bool | None:
    """Whether a condition holds in main alone (True), everywhere but in main (False), or neither (None)."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        return True if any(guard(part) for part in test.values if not isinstance(part, ast.BoolOp)) else None
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return None
    holds = {ast.Eq: True, ast.NotEq: False}.get(type(test.ops[0]))
    sides = {_word(test.left), _word(test.comparators[0])}
    return holds if sides in _ONLY_MAIN else None


_ONLY_MAIN = ({"__name__", "'__main__'"}, {"name", "'MainProcess'"})  # parent_process() is set too late


def _word(node: ast.expr) -> str:
    """The last word of ``__name__`` or ``current_process().name``; a string."""
    if isinstance(node, ast.Constant):
        return repr(node.value) if isinstance(node.value, str) else ""
    return getattr(node, "attr", getattr(node, "id", ""))


def _note(node: ast.AST, scope: Scope, source: Source) -> None:
    if isinstance(node, ast.stmt) and not scope.function and not scope.guarded:
        _note_top(node, source)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        source.definitions.append(Definition(node.name, node.lineno, node.end_lineno or node.lineno, scope))
        source.locals.add((scope.function, node.name))
    elif isinstance(node, ast.arg):
        source.locals.add((scope.function, node.arg))
    elif isinstance(node, ast.Global):
        source.globals.update((scope.function, name) for name in node.names)
    elif isinstance(node, ast.Call):
        _note_call(node, scope, source)
    elif isinstance(node, ast.Name):
        if isinstance(node.ctx, ast.Load):
            source.uses.append(Use(node.id, node.lineno, scope, id(node) in source._called))
        else:
            source.locals.add((scope.function, node.id))
            source.changes.append(Change(node.id, node.lineno, scope, source._values.get(id(node))))
    elif isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr) and node.value:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        source._values.update((id(target), node.value) for target in targets)
    elif isinstance(node, ast.Attribute | ast.Subscript) and not isinstance(node.ctx, ast.Load):
        if isinstance(node.value, ast.Name):
            source.changes.append(Change(node.value.id, node.lineno, scope, in_place=True))
    elif isinstance(node, ast.Import | ast.ImportFrom):
        bound = {(alias.asname or alias.name).split(".")[0] for alias in node.names}
        source.locals.update((scope.function, name) for name in bound)
        source.changes.extend(Change(name, node.lineno, scope) for name in bound)


def _note_top(node: ast.stmt, source: Source) -> None:
    """A compound statement stands there with its head only; its body is noted by itself."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Import | ast.ImportFrom):
        return
    body = getattr(node, "body", None)
    last = body[0].lineno - 1 if isinstance(body, list) and body else node.end_lineno or node.lineno
    source.top.append((node.lineno, max(last, node.lineno)))


def _note_call(node: ast.Call, scope: Scope, source: Source) -> None:
    function = node.func
    name = _word(function)
    source._called.add(id(function))
    source.calls.append(Call(name, node.lineno, scope))
    if isinstance(function, ast.Attribute) and name in _CHANGING and isinstance(function.value, ast.Name):
        source.changes.append(Change(function.value.id, node.lineno, scope, in_place=True))
    given = [("", argument) for argument in node.args]
    given += [(keyword.arg or "", keyword.value) for keyword in node.keywords]
    for keyword, argument in given:
        if isinstance(argument, ast.Lambda | ast.Name):
            what = argument.id if isinstance(argument, ast.Name) else "<lambda>"
            source.handed.append(Handed(what, node.lineno, argument.lineno, name, keyword))
