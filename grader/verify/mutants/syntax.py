"""What all operators need: their type, and the shapes of code that they look for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import libcst as cst

Change = Mapping[cst.CSTNode, cst.CSTNode]
Operator = Callable[[cst.CSTNode, cst.Module], Iterator[Change]]

PASS = cst.Pass()


def expression(code: str) -> cst.BaseExpression:
    return cst.parse_expression(code)


def call_name(node: cst.CSTNode) -> str:
    """``join`` for ``p.join(…)`` and ``Process`` for ``Process(…)``; "" for what is no such call."""
    if not isinstance(node, cst.Call):
        return ""
    return name_of(node.func)


def name_of(node: cst.CSTNode) -> str:
    """The last name of ``a.b.c``."""
    if isinstance(node, cst.Attribute):
        return node.attr.value
    return node.value if isinstance(node, cst.Name) else ""


def is_method(node: cst.CSTNode, *names: str) -> bool:
    """A call of one of these on an object that is no text (``", ".join``)."""
    return (
        isinstance(node, cst.Call)
        and isinstance(node.func, cst.Attribute)
        and node.func.attr.value in names
        and not isinstance(node.func.value, (cst.SimpleString, cst.FormattedString, cst.ConcatenatedString))
    )


def statement(node: cst.CSTNode, *names: str) -> cst.Call | None:
    """The call, where a statement is nothing but a call of one of these methods."""
    if isinstance(node, cst.Expr) and is_method(node.value, *names):
        assert isinstance(node.value, cst.Call)
        return node.value
    return None


def dropped(node: cst.CSTNode, *names: str) -> Iterator[Change]:
    """Such a statement, replaced by ``pass``."""
    if statement(node, *names):
        yield {node: PASS}


def without(call: cst.Call, *keywords: str) -> cst.Call | None:
    """The call without these keyword arguments; None if it has none of them."""
    kept = [arg for arg in call.args if not (arg.keyword and arg.keyword.value in keywords)]
    if len(kept) == len(call.args):
        return None
    return call.with_changes(args=_no_trailing_comma(kept))


def argument(call: cst.Call, keyword: str, place: int | None = None) -> cst.BaseExpression | None:
    """The value of an argument, by keyword or else by place."""
    for arg in call.args:
        if arg.keyword and arg.keyword.value == keyword:
            return arg.value
    positional = [arg.value for arg in call.args if not arg.keyword and not arg.star]
    return positional[place] if place is not None and place < len(positional) else None


def renamed(call: cst.Call, name: str) -> cst.Call:
    """The same method under another name."""
    assert isinstance(call.func, cst.Attribute)
    return call.with_changes(func=call.func.with_changes(attr=cst.Name(name)))


def bodies(node: cst.CSTNode) -> tuple[cst.BaseStatement, ...]:
    """The statements of a block of several lines."""
    if isinstance(node, cst.Module):
        return tuple(s for s in node.body if isinstance(s, cst.BaseStatement))
    return tuple(node.body) if isinstance(node, cst.IndentedBlock) else ()


def _no_trailing_comma(args: list[cst.Arg]) -> list[cst.Arg]:
    return [*args[:-1], args[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)] if args else []
