"""Facts that are made up or of somebody else."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from grader.verify.mutants.syntax import Change, Operator, call_name


def hard_coded_pid(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    if isinstance(node, cst.Call) and call_name(node) in ("getpid", "getppid"):
        yield {node: cst.Integer("4242")}


def pid_of_the_other(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    """The parent's for one's own, and the other way round."""
    other = {"getpid": "getppid", "getppid": "getpid"}.get(call_name(node))
    if other and isinstance(node, cst.Call):
        new = node.func.with_changes(attr=cst.Name(other)) if isinstance(node.func, cst.Attribute) else None
        if new is not None:
            yield {node.func: new}


def drop_print(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    if isinstance(node, cst.Expr) and call_name(node.value) == "print":
        yield {node: cst.Pass()}


OPERATORS: tuple[Operator, ...] = (hard_coded_pid, pid_of_the_other, drop_print)
