"""Mistakes with processes: started wrongly, not waited for, given nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import libcst as cst

from grader.verify.mutants.syntax import (
    Change,
    Operator,
    argument,
    bodies,
    call_name,
    dropped,
    expression,
    name_of,
    renamed,
    statement,
    without,
)  # fmt: skip

_THREADED = {
    "Process": '__import__("threading").Thread',
    "Pool": '__import__("multiprocessing.pool").pool.ThreadPool',
    "ProcessPoolExecutor": '__import__("concurrent.futures").futures.ThreadPoolExecutor',
}


def drop_start(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    yield from dropped(node, "start")


def run_for_start(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    call = statement(node, "start")
    if call:
        yield {call: renamed(call, "run")}


def drop_join(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    yield from dropped(node, "join")


def sleep_for_join(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    call = statement(node, "join")
    if call:
        yield {call: expression('__import__("time").sleep(0.2)')}


def join_with_its_neighbour(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    """A join one statement too early or too late."""
    body = bodies(node)
    for first, second in pairwise(body):
        if _joins(first) != _joins(second) and not _is_definition(first) and not _is_definition(second):
            yield {first: second, second: first}


def join_at_start(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    """Start and wait, one after the other: nothing runs side by side."""
    call = statement(node, "start")
    if call:
        assert isinstance(call.func, cst.Attribute)
        yield {call: cst.Tuple([cst.Element(call), cst.Element(_called(call.func.value, "join"))])}


def call_in_target(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    """``target=work(q)``: the parent does the work itself."""
    target = argument(node, "target") if isinstance(node, cst.Call) else None
    if isinstance(node, cst.Call) and target is not None and call_name(node) == "Process":
        given = argument(node, "args")
        values = [e.value for e in given.elements] if isinstance(given, (cst.Tuple, cst.List)) else []
        if given is None or isinstance(given, (cst.Tuple, cst.List)):
            yield {target: cst.Call(_bracketed(target), [cst.Arg(value) for value in values])}


def args_dropped(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    if isinstance(node, cst.Call) and call_name(node) in ("Process", "apply_async", "apply", "Thread"):
        less = without(node, "args", "kwargs")
        if less is not None:
            yield {node: less}


def thread_for_process(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    if isinstance(node, cst.Call) and call_name(node) in _THREADED:
        kept = [arg for arg in node.args if not (arg.keyword and arg.keyword.value == "mp_context")]
        yield {node: node.with_changes(func=expression(_THREADED[call_name(node)]), args=kept)}


def guard_dropped(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    test = node.test if isinstance(node, cst.If) else None
    if isinstance(test, cst.Comparison) and name_of(test.left) == "__name__":
        yield {test: cst.Name("True")}


def _joins(one: cst.CSTNode) -> bool:
    """A join by itself, or a loop of nothing but joins."""
    if isinstance(one, cst.For) and isinstance(one.body, cst.IndentedBlock):
        return all(map(_joins, one.body.body))
    return isinstance(one, cst.SimpleStatementLine) and all(statement(part, "join") for part in one.body)


def _is_definition(one: cst.CSTNode) -> bool:
    return isinstance(one, (cst.FunctionDef, cst.ClassDef))


def _called(owner: cst.BaseExpression, method: str) -> cst.Call:
    return cst.Call(cst.Attribute(owner, cst.Name(method)))


def _bracketed(target: cst.BaseExpression) -> cst.BaseExpression:
    if isinstance(target, cst.Lambda):
        return target.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
    return target


OPERATORS: tuple[Operator, ...] = (
    drop_start, run_for_start, drop_join, sleep_for_join, join_with_its_neighbour, join_at_start,
    call_in_target, args_dropped, thread_for_process, guard_dropped,
)  # fmt: skip
