"""The statements of a program by line, each with its function and what stands around it."""

from __future__ import annotations

import ast
import warnings
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(eq=False)
class Statement:
    """``block`` is the list in which it stands, at ``place``; ``inside`` the statement that has that block,
    where both belong to the same function."""

    node: ast.stmt
    function: Function | None
    inside: Statement | None
    block: Sequence[ast.stmt]
    place: int

    @property
    def own(self) -> tuple[ast.AST, ...]:
        """The expressions that belong to the statement itself, not to statements inside of it."""
        match self.node:
            case ast.If(test=test) | ast.While(test=test):
                return (test,)
            case ast.For(target=target, iter=iterated) | ast.AsyncFor(target=target, iter=iterated):
                return target, iterated
            case ast.With(items=items) | ast.AsyncWith(items=items):
                return tuple(items)
            case ast.Match(subject=subject):
                return (subject,)
            case ast.Try() | ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                return ()
        return (self.node,)

    @property
    def around(self) -> Iterator[Statement]:
        """The statements that contain it, the nearest first."""
        outer = self.inside
        while outer is not None:
            yield outer
            outer = outer.inside

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        return tuple(node for one in self.own for node in ast.walk(one))

    @cached_property
    def reads(self) -> frozenset[str]:
        """Names that it uses: variables, ``self.x``, and ``f()`` for a call of f."""
        loads = (node for node in self.nodes if not isinstance(getattr(node, "ctx", None), ast.Store))
        names = {name for node in loads if (name := name_of(node))}
        if isinstance(self.node, ast.AugAssign) and (name := name_of(self.node.target)):
            names.add(name)
        return frozenset(names)

    @cached_property
    def sets(self) -> frozenset[str]:
        """Names that get their value from what it reads."""
        if isinstance(self.node, ast.For | ast.AsyncFor | ast.With | ast.AsyncWith):
            return frozenset()
        stores = (node for node in self.nodes if isinstance(getattr(node, "ctx", None), ast.Store))
        return frozenset(name for node in stores if (name := name_of(node)))

    @cached_property
    def calls(self) -> tuple[ast.Call, ...]:
        return tuple(node for node in self.nodes if isinstance(node, ast.Call))


def name_of(node: ast.AST) -> str | None:
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=ast.Name(id="self"), attr=attribute):
            return f"self.{attribute}"
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
            return f"{name}()"
    return None


@dataclass(eq=False)
class Lines:
    """All statements; those that begin or stand on a line; functions by name."""

    statements: list[Statement] = field(default_factory=list)
    at: dict[int, list[Statement]] = field(default_factory=lambda: defaultdict(list))
    functions: dict[str, list[Function]] = field(default_factory=lambda: defaultdict(list))

    def add(self, block: Sequence[ast.stmt], function: Function | None, inside: Statement | None) -> None:
        for place, node in enumerate(block):
            statement = Statement(node, function, inside, block, place)
            self.statements.append(statement)
            for line in _lines_of(statement):
                self.at[line].append(statement)
            self._enter(node, function, statement)

    def _enter(self, node: ast.stmt, function: Function | None, statement: Statement) -> None:
        if isinstance(node, Function):
            self.functions[node.name].append(node)
            self.add(node.body, node, None)
        elif isinstance(node, ast.ClassDef):
            self.add(node.body, function, None)
        else:
            for block in _blocks(node):
                self.add(block, function, statement)


def _blocks(node: ast.stmt) -> Iterator[Sequence[ast.stmt]]:
    for name in ("body", "orelse", "finalbody"):
        yield getattr(node, name, ())
    for part in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
        yield part.body


def _lines_of(statement: Statement) -> range:
    ends = [getattr(one, "end_lineno", None) or 0 for node in statement.own for one in ast.walk(node)]
    return range(statement.node.lineno, max([statement.node.lineno, *ends]) + 1)


def read(source: str) -> Lines:
    """The statements of a program; none where it cannot be parsed."""
    lines = Lines()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on odd escapes in his strings, for instance
            lines.add(ast.parse(source).body, None, None)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Lines()
    return lines
