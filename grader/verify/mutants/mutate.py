"""One answer to many: every operator at every place where it can do its harm."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider

from grader.verify.mutants import facts, locks, messages, pools, processes
from grader.verify.mutants.syntax import Change, Operator

OPERATORS: tuple[Operator, ...] = (
    *processes.OPERATORS,
    *messages.OPERATORS,
    *locks.OPERATORS,
    *pools.OPERATORS,
    *facts.OPERATORS,
)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A spoilt program.  ``id`` is the operator's name and how often it was applied so far: ``drop_join 2``;
    ``line`` is where, ``before`` and ``after`` what stood there (one line each)."""

    id: str
    line: int
    before: str
    after: str
    source: str

    @property
    def operator(self) -> str:
        return self.id.partition(" ")[0]


def mutants(source: str) -> Iterator[Mutant]:
    """All mutants of a program, each other text, in the order of operators and lines.

    ``libcst.ParserSyntaxError`` if it is no Python.
    """
    wrapper = MetadataWrapper(cst.parse_module(source))
    module = wrapper.module
    lines = wrapper.resolve(PositionProvider)
    nodes = _nodes(module)
    seen, numbers = {source}, Counter[str]()
    for operator, node in itertools.product(OPERATORS, nodes):
        for change in operator(node, module):
            spoilt = _applied(module, change)
            if spoilt in seen:
                continue
            seen.add(spoilt)
            name = operator.__name__
            numbers[name] += 1
            where, (old, new) = lines[node].start.line, next(iter(change.items()))
            yield Mutant(f"{name} {numbers[name]}", where, _text(old), _text(new), spoilt)


def _nodes(module: cst.Module) -> list[cst.CSTNode]:
    found: list[cst.CSTNode] = []
    todo: list[cst.CSTNode] = [module]
    while todo:
        node = todo.pop()
        found.append(node)
        todo.extend(reversed(node.children))
    return found


class _Replace(cst.CSTTransformer):
    """``deep_replace`` for several nodes at once; nodes are compared by identity."""

    def __init__(self, change: Change) -> None:
        super().__init__()
        self._new = {id(old): new for old, new in change.items()}

    def on_leave(self, original_node: cst.CSTNode, updated_node: cst.CSTNode) -> cst.CSTNode:  # type: ignore[override]
        return self._new.get(id(original_node), updated_node)


def _applied(module: cst.Module, change: Change) -> str:
    spoilt = module.visit(_Replace(change))
    assert isinstance(spoilt, cst.Module)
    return spoilt.code


@cache
def _empty() -> cst.Module:
    return cst.Module(())


def _text(node: cst.CSTNode) -> str:
    lines = [line.strip() for line in _empty().code_for_node(node).splitlines()]
    return next((line for line in lines if line and not line.startswith("#")), "")
