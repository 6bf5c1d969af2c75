"""A still tree is explained at the place where its waiting ends, and no cause is invented."""

import ast
import random
import re
from pathlib import Path
from typing import get_args

import pytest

import grader
from grader.course.catalogue import read_po
from grader.evidence.blocked import WaitKind

KIT = Path(grader.__file__).parent


def test_a_thread_keeps_a_finished_program_alive(story):
    story.stands(0, "private_futex", "threading._shutdown")
    story.stands(0, "private_futex", "threading.wait", "queue.get", 11, thread=900)

    explanation = story.explained()

    assert explanation.pattern == "thread_never_ends"
    assert story.said().startswith("main has finished its own work, but its thread waits")


def test_a_stopped_child(story):
    child = story.child()
    story.joins(0, child, line=15)
    story.stands(child, "stopped")
    assert story.said() == "child 1 was stopped by a signal, and nobody continues it."


def test_the_reason_lies_where_the_waiting_ends(story):
    child = story.child()
    grandchild = story.child(name="child 1.1", by=child)
    story.joins(0, child, line=20)
    story.joins(child, grandchild, line=13)
    story.gets(grandchild, 7, inode=77)
    assert story.said().startswith("child 1.1 waits in Queue.get() at line 7")


def test_two_that_wait_for_each_other_are_a_circle(story):
    child = story.child()
    story.joins(0, child, line=9)
    story.stands(child, "read", "multiprocessing/connection.recv", 4, inodes=(70,), ends=(0, child))

    explanation = story.explained()

    assert (explanation.pattern, set(explanation.cycle)) == ("generic", {0, child})
    assert story.said().startswith("main waits for child 1 and child 1 waits for main")


def test_under_forkserver_the_last_join_names_the_child(story):
    child = story.child()
    story.told(0, "p.joining", "801", line=13)
    poll = ("selectors.select", "multiprocessing/connection.wait", "multiprocessing/process.join")
    story.stands(0, "poll", *poll, 13, inodes=(70,), ends=(child,))
    story.gets(child, 7, inode=77)
    assert story.explained().waits[0].held_by == (child,)


def test_what_fits_no_pattern_is_only_said_to_wait(story):
    story.stands(0, "accept", "socket.accept", 5)

    explanation = story.explained()

    assert explanation.pattern == "generic"
    assert story.said() == (
        "main waits in socket.accept() at line 5 for ever: nobody is left who could end that."
    )


def test_without_a_single_stack_there_is_a_sentence_still(story):
    assert story.explained().summary.render().startswith("Every process waits")


def test_a_line_of_another_file_is_named_with_it(story):
    story.stands(0, "accept", "socket.accept", "net.py:3", 5)
    assert "at line net.py:3 for ever" in story.said()


EVENTS = (
    "l.new", "l.wait", "l.acq", "l.rel", "n.wait", "n.notify", "q.new", "q.put", "q.get", "q.done", "c.new",
    "p.joining", "p.error", "task.run", "task.end", "cb.end", "no.such",
)  # fmt: skip
MODULES = (
    "threading", "queue", "<string>", "multiprocessing/queues", "multiprocessing/synchronize",
    "multiprocessing/pool",
)  # fmt: skip
FUNCTIONS = (
    "wait", "get", "put", "join", "_feed", "_handle_results", "_handle_tasks", "worker", "__enter__",
    "_exit_function",
)  # fmt: skip


def tell_nonsense(story, chance):
    """Events are the student's to forge, and stacks may be cut anywhere."""
    for _ in range(3):
        story.child(role=chance.choice(["child", "worker", "other"]), ended=chance.choice([None, 0, 1, -9]))
    for _ in range(chance.randrange(12)):
        words = chance.choices(["", "7", "a", "801", "-"], k=2)
        story.told(chance.randrange(4), chance.choice(EVENTS), *words, line=chance.choice([None, 3]))
    for thread in range(900, 900 + chance.randrange(6)):
        library = [f"{chance.choice(MODULES)}.{chance.choice(FUNCTIONS)}" for _ in range(4)]
        stack = chance.choices([*library, 5, 8], k=chance.randrange(5))
        pipe = {"inodes": (7,), "ends": tuple(chance.choices(range(4), k=2))} if thread % 2 else {}
        kind = chance.choice(get_args(WaitKind))
        story.stands(chance.randrange(4), kind, *stack, thread=chance.choice([None, thread]), **pipe)


@pytest.mark.parametrize("seed", range(300))
def test_nonsense_gets_a_sentence_too(story, seed):
    tell_nonsense(story, random.Random(seed))
    for explanation in (story.explained(), story.reported()):
        assert not any("{" in text.render() for text in (explanation.summary, *explanation.details))


def test_every_sentence_speaks_chinese():
    known = {entry.template for entry in read_po(KIT / "course" / "kit.zh.po")}
    said = set()
    for path in (KIT / "evidence" / "deadlock").glob("*.py"):
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        strings = (node.value for node in nodes if isinstance(node, ast.Constant))
        said |= {text for text in strings if isinstance(text, str) and re.search(r"\{\w+\}.* .*\.$", text)}
    assert said and said - known == set()
