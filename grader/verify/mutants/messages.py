"""Mistakes with queues and pipes: the wrong queue, no message, no end."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from grader.verify.mutants.syntax import Change, Operator, call_name, dropped, expression, is_method

_OF_PROCESSES = ("Queue", "SimpleQueue", "JoinableQueue")


def queue_of_threads(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    """``queue.Queue`` for the one of multiprocessing."""
    if isinstance(node, cst.Call) and call_name(node) in _OF_PROCESSES:
        yield {node.func: expression('__import__("queue").Queue')}


def drop_put(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    yield from dropped(node, "put", "send", "put_nowait")


def drop_task_done(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    yield from dropped(node, "task_done")


def drop_close(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    """Of a pipe's end, or of a pool."""
    yield from dropped(node, "close")


def empty_for_a_message(node: cst.CSTNode, module: cst.Module) -> Iterator[Change]:
    """What is sent has nothing in it."""
    if isinstance(node, cst.Call) and is_method(node, "put", "send") and len(node.args) == 1:
        yield {node.args[0].value: cst.Name("None")}


OPERATORS: tuple[Operator, ...] = (
    queue_of_threads, drop_put, drop_task_done, drop_close, empty_for_a_message,
)  # fmt: skip
