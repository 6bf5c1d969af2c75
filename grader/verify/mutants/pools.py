"""Mistakes with pools: one after the other, nobody called back, ended too early."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from grader.verify.mutants.syntax import (
    Change,
    Operator,
    argument,
    call_name,
    is_method,
    name_of,
    renamed,
    statement,
    without,
)  # fmt: skip

_CALLBACKS = ("callback", "error_callback")
_WAITS = {"apply_async": "wait", "submit": "exception"}


def apply_for_apply_async(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    if isinstance(node, cst.Call) and is_method(node, "apply_async"):
        yield {node: renamed(without(node, *_CALLBACKS) or node, "apply")}


def map_for_map_async(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    if isinstance(node, cst.Call) and is_method(node, "map_async", "starmap_async"):
        yield {node: renamed(without(node, *_CALLBACKS) or node, call_name(node).removesuffix("_async"))}


def drop_callback(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    for keyword in _CALLBACKS:
        less = without(node, keyword) if isinstance(node, cst.Call) else None
        if less is not None:
            yield {node: less}
    if statement(node, "add_done_callback"):
        yield {node: cst.Pass()}


def callback_in_worker(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    """The worker calls the callback itself, with what it returns."""
    callback = argument(node, "callback") if isinstance(node, cst.Call) else None
    if not isinstance(node, cst.Call) or not isinstance(callback, cst.Name):
        return
    work = argument(node, "func", 0)
    less = without(node, "callback")
    for function in _functions(module, name_of(work) if work else ""):
        given = [(r, r.value) for r in _returns(function) if r.value is not None]
        if given and less is not None:
            wrapped: dict[cst.CSTNode, cst.CSTNode] = {
                r: r.with_changes(value=cst.Call(callback, [cst.Arg(value)])) for r, value in given
            }
            yield {node: less, **wrapped}


def terminate_for_close(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    call = statement(node, "close")
    if call:
        yield {call: renamed(call, "terminate")}


def wait_at_once(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    """``apply_async(…).get()`` in the loop, ``submit(…).result()``: each task waits for the one before."""
    if isinstance(node, cst.Call) and is_method(node, *_WAITS):
        waits = cst.Call(cst.Attribute(node, cst.Name(_WAITS[call_name(node)])))
        yield {node: cst.Subscript(
            cst.Tuple([cst.Element(_as("waited", node)), cst.Element(_on("waited", waits))],
                      lpar=[cst.LeftParen()], rpar=[cst.RightParen()]),
            [cst.SubscriptElement(cst.Index(cst.Integer("0")))],
        )}  # fmt: skip


def drop_get(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    """Nobody asks for the result, so nobody hears of the error."""
    if statement(node, "get", "result", "wait"):
        yield {node: cst.Pass()}


def one_worker(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    if isinstance(node, cst.Call) and call_name(node) in ("Pool", "ProcessPoolExecutor"):
        rest = [
            arg for arg in node.args if arg.keyword and arg.keyword.value not in ("processes", "max_workers")
        ]
        yield {node: node.with_changes(args=[cst.Arg(cst.Integer("1")), *rest])}


def _functions(module: cst.Module, name: str) -> list[cst.FunctionDef]:
    return [one for one in module.body if isinstance(one, cst.FunctionDef) and one.name.value == name]


def _returns(node: cst.CSTNode) -> Iterator[cst.Return]:
    for child in node.children:
        if isinstance(child, cst.Return):
            yield child
        elif not isinstance(child, (cst.FunctionDef, cst.Lambda)):
            yield from _returns(child)


def _as(name: str, value: cst.BaseExpression) -> cst.NamedExpr:
    return cst.NamedExpr(cst.Name(name), value, lpar=[cst.LeftParen()], rpar=[cst.RightParen()])


def _on(name: str, call: cst.Call) -> cst.Call:
    assert isinstance(call.func, cst.Attribute)
    return call.with_changes(func=call.func.with_changes(value=cst.Name(name)))


OPERATORS: tuple[Operator, ...] = (
    apply_for_apply_async, map_for_map_async, drop_callback, callback_in_worker, terminate_for_close,
    wait_at_once, drop_get, one_worker,
)  # fmt: skip
