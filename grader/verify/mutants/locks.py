"""Mistakes with locks: none, each process its own, not given back, too wide a door."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from grader.verify.mutants.syntax import Change, Operator, call_name, dropped, expression, name_of

_NEW_LOCK = '__import__("multiprocessing").Lock()'


def lock_dropped(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    """The block without its lock, whether that is a ``with`` or an acquire and its release."""
    if _locks(node) and isinstance(node, cst.With):
        yield {node: cst.If(cst.Name("True"), node.body, leading_lines=node.leading_lines)}
    for names in (("acquire",), ("release",)):
        yield from dropped(node, *names)


def lock_of_its_own(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    """Each process makes a lock for itself."""
    if isinstance(node, cst.WithItem) and _is_lock(node.item):
        yield {node.item: expression(_NEW_LOCK)}


def lock_of_threads(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    if isinstance(node, cst.Call) and call_name(node) in ("Lock", "RLock"):
        yield {node.func: expression(f'__import__("threading").{call_name(node)}')}


def semaphore_of_two(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    if isinstance(node, cst.Call) and call_name(node) in ("Lock", "RLock"):
        yield {
            node: node.with_changes(func=expression('__import__("multiprocessing").Semaphore'), args=_two())
        }


def sleep_for_lock(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    if _locks(node) and isinstance(node, cst.With) and isinstance(node.body, cst.IndentedBlock):
        nap = cst.SimpleStatementLine([cst.Expr(expression('__import__("time").sleep(0.01)'))])
        body = node.body.with_changes(body=[nap, *node.body.body])
        yield {node: cst.If(cst.Name("True"), body, leading_lines=node.leading_lines)}


def first_line_outside(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    """The lock is taken one statement too late."""
    if isinstance(node, cst.IndentedBlock):
        for one in node.body:
            if _locks(one) and isinstance(one, cst.With):
                inner = one.body
                if isinstance(inner, cst.IndentedBlock) and len(inner.body) > 1:
                    late = one.with_changes(body=inner.with_changes(body=inner.body[1:]))
                    body = [
                        part
                        for each in node.body
                        for part in ((inner.body[0], late) if each is one else (each,))
                    ]
                    yield {node: node.with_changes(body=body)}


def _locks(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.With) and len(node.items) == 1 and _is_lock(node.items[0].item)


def _is_lock(item: cst.BaseExpression) -> bool:
    """What a ``with`` locks is a thing with a name, or what ``get_lock()`` gives; a call makes something."""
    if isinstance(item, cst.Call):
        return call_name(item) == "get_lock"
    return bool(name_of(item)) and not name_of(item).lower().startswith(
        ("pool", "manager", "executor", "file")
    )


def _two() -> list[cst.Arg]:
    return [cst.Arg(cst.Integer("2"))]


OPERATORS: tuple[Operator, ...] = (
    lock_dropped, lock_of_its_own, lock_of_threads, semaphore_of_two, sleep_for_lock, first_line_outside,
)  # fmt: skip
