"""Questions on lines of the program: does what line 7 writes depend on what line 5 reads?"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal

from grader.evidence.run import Run, once_per_run
from grader.evidence.source.lines import Lines, Statement, read
from grader.evidence.source.taint import Scopes, Taint, called, way_out

Range = frozenset[int]  # lines: of a loop, and of the functions that it calls
Dependence = Literal["value", "test"]
_LOOPS = (ast.For, ast.AsyncFor, ast.While)
_QUIET = ("sleep", "print", "info", "debug")


class Flow:
    """Of one program.  Where its text cannot be read nothing depends on anything but its own line."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._taints: dict[int, Taint] = {}

    @cached_property
    def _lines(self) -> Lines:
        return read(self._source)

    @cached_property
    def _scopes(self) -> Scopes:
        return Scopes(self._lines)

    def depends(self, write: int, on: int) -> Dependence | None:
        """Whether what a line writes is computed from what another reads, or decided on by it."""
        if write == on:
            return "value"
        reading, writing = self._at(on), self._at(write)
        if any(statement in reading for statement in writing):
            return "value"
        if not reading or not writing:
            return None
        taint = self._taint(on)
        if any(taint.flows_into(statement) for statement in writing):
            return "value"
        return "test" if any(taint.decides_on(statement) for statement in writing) else None

    def stores_literal(self, line: int) -> bool:
        """Whether all that a line stores is written there as it is: ``stop.value = 1``."""
        stored = [value for statement in self._at(line) for value in _stored(statement)]
        return bool(stored) and all(value is not None and self._is_literal(value) for value in stored)

    def claims(self, write: int, after: int) -> bool:
        """Whether a line stores right after an If has looked, and more is done then: ``if seats[i] == 0:
        seats[i] = 1; …`` takes something, while ``found.value = 1`` at the end of a search only tells."""
        tests = [statement for statement in self._at(after) if isinstance(statement.node, ast.If)]
        return any(_claims(statement, test) for statement in self._at(write) for test in tests)

    def loops_ended_by(self, line: int) -> tuple[Range, ...]:
        """The loops that go on until what this line reads has changed."""
        if not self._at(line):
            return ()
        ends = (_loop_of(test) for test in self._taint(line).tests.values())
        lines = (self._reach(loop) for loop in ends if loop is not None)
        return tuple(reached for reached in lines if line in reached)

    def is_test(self, line: int) -> bool:
        """Whether a line decides something: an If or a While."""
        return any(isinstance(one.node, ast.If | ast.While) for one in self._at(line))

    def in_loop(self, line: int) -> bool:
        """Whether a line stands in a While."""
        found = self._at(line)
        return any(isinstance(one.node, ast.While) for each in found for one in (each, *each.around))

    @cached_property
    def polled(self) -> frozenset[str]:
        """What an If or a While asks of processes and results: ``exitcode``, ``ready``, ``done``…; and
        ``sentinel``, which is for waiting only."""
        every = [(node, one.node) for one in self._lines.statements for node in one.nodes]
        asked = {
            (n.attr, isinstance(of, ast.If | ast.While)) for n, of in every if isinstance(n, ast.Attribute)
        }
        return frozenset(name for name, is_test in asked if is_test or name == "sentinel")

    def _at(self, line: int) -> Sequence[Statement]:
        return self._lines.at.get(line, ())

    def _taint(self, line: int) -> Taint:
        if line not in self._taints:
            self._taints[line] = Taint(self._lines, self._scopes, list(self._at(line)))
        return self._taints[line]

    def _reach(self, loop: ast.stmt) -> Range:
        """The lines that run in a loop, those of functions of the program included."""
        waiting: list[ast.stmt] = [loop]
        reached: set[ast.stmt] = set()
        while waiting:
            node = waiting.pop()
            if node not in reached:
                reached.add(node)
                calls = (call for call in ast.walk(node) if isinstance(call, ast.Call))
                waiting += (one for call in calls for one in self._lines.functions.get(called(call), ()))
        return frozenset(line for node in reached for line in range(node.lineno, (node.end_lineno or 0) + 1))

    def _is_literal(self, value: ast.expr) -> bool:
        """Made of constants only, or of names that have one for ever."""
        names = {node.id for node in ast.walk(value) if isinstance(node, ast.Name)}
        computed = (ast.Call, ast.Attribute, ast.Subscript, ast.comprehension, ast.Await, ast.NamedExpr)
        return names <= self._constants and not any(isinstance(node, computed) for node in ast.walk(value))

    @cached_property
    def _constants(self) -> frozenset[str]:
        """Names that the whole module sets once, outside of functions, to a constant."""
        times: dict[str, int] = {}
        constant: set[str] = set()
        for statement in self._lines.statements:
            for name in statement.sets:
                times[name] = times.get(name, 0) + 1
            match statement.node:
                case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant()) if not statement.function:
                    constant.add(name)
        return frozenset(name for name in constant if times[name] == 1)


def _stored(statement: Statement) -> Iterator[ast.expr | None]:
    """The values that a statement puts into something; None where they are computed in place."""
    match statement.node:
        case ast.Assign(targets=targets, value=value) if any(_is_part(target) for target in targets):
            yield value
        case ast.AugAssign(target=target) if _is_part(target):
            yield None
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="set"), args=[value], keywords=[])):
            yield value
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="update"), args=[], keywords=keywords)):
            yield from (keyword.value for keyword in keywords)


def _is_part(target: ast.expr) -> bool:
    return isinstance(target, ast.Attribute | ast.Subscript | ast.Tuple | ast.List)


def _loop_of(test: Statement) -> ast.stmt | None:
    """The loop that this test ends."""
    if isinstance(test.node, ast.While):
        return test.node
    if not isinstance(way_out(test.node), ast.Break | ast.Return):
        return None
    return next((outer.node for outer in test.around if isinstance(outer.node, _LOOPS)), None)


def _claims(write: Statement, test: Statement) -> bool:
    """Nothing of weight stands between the test and the write, a ``with`` apart, and more follows."""
    level, more = write, False
    while True:
        block, place = level.block, level.place
        more = more or place + 1 < len(block)
        is_guard = block is test.block and way_out(test.node) is not None and test.place < place
        if not all(_is_quiet(node) for node in block[test.place + 1 if is_guard else 0 : place]):
            return False
        if is_guard or level.inside is test:
            return more
        if level.inside is None or not isinstance(level.inside.node, ast.With):
            return False
        level = level.inside


def _is_quiet(node: ast.stmt) -> bool:
    match node:
        case ast.Expr(value=ast.Call() as call):
            return called(call) in _QUIET
        case ast.Pass() | ast.Expr(value=ast.Constant()):
            return True
    return False


@once_per_run
def flow(run: Run) -> Flow:
    """What the text of a run's program tells."""
    return Flow(run.source)
