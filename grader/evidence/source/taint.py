"""What depends on a value that was read: names it flows into, tests that look at it, what these decide on."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grader.evidence.source.lines import Function, Lines, Statement, name_of

Name = tuple[Function | None, str]
_ESCAPES = (ast.Return, ast.Raise, ast.Break, ast.Continue)
_PLAIN = (ast.Name, ast.Constant)  # nothing is read for these
_LOOPS = (ast.For, ast.AsyncFor, ast.While)


class Taint:
    """``tests`` are the Ifs and Whiles that look at it.  It follows names, calls and returned values as far
    as the text shows them; what it cannot follow does not depend."""

    def __init__(self, lines: Lines, scopes: Scopes, origin: list[Statement]) -> None:
        self.tests: dict[int, Statement] = {}
        self._lines, self._scopes = lines, scopes
        self._names: set[Name] = set()
        self._decided: dict[int, int] = {}  # id of a block -> from after which place on
        self._called: set[int] = set()  # ids of functions that run only if a test wants it
        for statement in origin:
            self._spread(statement, is_origin=True)
        self._follow()

    def decides_on(self, statement: Statement) -> bool:
        """Whether a test of it decides if this statement runs."""
        if id(statement.function) in self._called:
            return True
        for level in (statement, *statement.around):
            if level.inside is not None and id(level.inside) in self.tests:
                return True
            if level.place > self._decided.get(id(level.block), level.place):
                return True
        return False

    def flows_into(self, statement: Statement) -> bool:
        return any(self._scopes.of(statement, name) in self._names for name in statement.reads)

    def _follow(self) -> None:
        size = -1
        while size != self._size():
            size = self._size()
            for statement in self._lines.statements:
                if self.flows_into(statement):
                    self._spread(statement)
                if (self.tests or self._called) and statement.calls and self.decides_on(statement):
                    self._called.update(id(function) for function in self._functions(statement))

    def _size(self) -> int:
        return len(self._names) + len(self.tests) + len(self._called)

    def _functions(self, statement: Statement) -> Iterator[Function]:
        for call in statement.calls:
            yield from self._lines.functions.get(called(call), ())

    def _spread(self, statement: Statement, is_origin: bool = False) -> None:
        self._names.update(self._scopes.of(statement, name) for name in statement.sets)
        if isinstance(statement.node, ast.Return) and statement.function is not None:
            self._names.add((None, f"{statement.function.name}()"))
        if isinstance(statement.node, ast.If | ast.While):
            self._test(statement)
        for call in statement.calls:
            self._pass_on(statement, call, is_origin)

    def _test(self, statement: Statement) -> None:
        self.tests[id(statement)] = statement
        escape = way_out(statement.node)
        if escape is None:
            return
        for level in (statement, *statement.around):
            if isinstance(level.node, _LOOPS) and isinstance(escape, ast.Break | ast.Continue):
                return
            self._decided[id(level.block)] = min(level.place, self._decided.get(id(level.block), level.place))

    def _pass_on(self, statement: Statement, call: ast.Call, is_origin: bool) -> None:
        """Into the parameters of a function of the program; into what a method is called on."""
        hot = [
            place
            for place, value in _arguments(call)
            if self._is_hot(statement, value) or (is_origin and not isinstance(value, _PLAIN))
        ]
        for function in self._lines.functions.get(called(call), ()) if hot else ():
            parameters = [one.arg for one in (*function.args.posonlyargs, *function.args.args)]
            is_method = parameters[:1] == ["self"] and isinstance(call.func, ast.Attribute)
            named: dict[int | str, str] = dict(enumerate(parameters[is_method:]))
            self._names.update((function, named.get(place, str(place))) for place in hot)
        match call.func:
            case ast.Attribute(value=ast.Name(id=name)) if hot and isinstance(statement.node, ast.Expr):
                self._names.add(self._scopes.of(statement, name))

    def _is_hot(self, statement: Statement, value: ast.AST) -> bool:
        names = (name for node in ast.walk(value) if (name := name_of(node)))
        return any(self._scopes.of(statement, name) in self._names for name in names)


class Scopes:
    """Where a name lives: in its function, or in the module."""

    def __init__(self, lines: Lines) -> None:
        self._own: dict[int, set[str]] = {}
        for statement in lines.statements:
            if statement.function is not None:
                own = self._own.setdefault(id(statement.function), _parameters(statement.function))
                names = (node for node in statement.nodes if isinstance(node, ast.Name))
                own |= {name.id for name in names if isinstance(name.ctx, ast.Store)}
        for statement in lines.statements:
            if isinstance(statement.node, ast.Global) and statement.function is not None:
                self._own[id(statement.function)] -= set(statement.node.names)

    def of(self, statement: Statement, name: str) -> Name:
        return (statement.function if name in self._own.get(id(statement.function), ()) else None), name


def _parameters(function: Function) -> set[str]:
    return {node.arg for node in ast.walk(function.args) if isinstance(node, ast.arg)}


def _arguments(call: ast.Call) -> Iterator[tuple[int | str, ast.expr]]:
    yield from enumerate(call.args)
    yield from ((keyword.arg or "", keyword.value) for keyword in call.keywords)


def called(call: ast.Call) -> str:
    """The name of the function that a call means."""
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def way_out(test: ast.stmt) -> ast.stmt | None:
    """The return, raise, break or continue with which a branch of an If leaves what comes after it."""
    if not isinstance(test, ast.If):
        return None
    ends = (block[-1] for block in (test.body, test.orelse) if block)
    return next((end for end in ends if isinstance(end, _ESCAPES)), None)
