"""Pipes: both receive, both send, the own sending end is still open; pipes of a subprocess; Managers."""

from __future__ import annotations

from grader.evidence.deadlock.cause import Cause, about
from grader.evidence.deadlock.graph import Root
from grader.evidence.deadlock.scene import Scene, Stand


def both_wait(scene: Scene, root: Root) -> Cause | None:
    """The two ends of a connection are both waited at, for the same."""
    one = root[0]
    other = next((s for s in scene.stands if _face_each_other(scene, one, s)), None)
    if other is None or one.line is None or other.line is None:
        return None
    receive = one.call.awaits == "message"
    return about(
        scene,
        one,
        "both_receive" if receive else "both_send",
        _BOTH_RECEIVE if receive else _BOTH_SEND,
        (one, other),
        other=other.who,
        other_call=other.call.name,
        other_line=scene.line(other),
    )


_BOTH_RECEIVE = (
    "{who} waits in {call}() at line {line} and {other} in {other_call}() at line {other_line}: each waits "
    "for the other to send first."
)
_BOTH_SEND = (
    "{who} waits in {call}() at line {line} and {other} in {other_call}() at line {other_line}: each sends "
    "more than the pipe holds and waits for the other to receive. One of them must receive first."
)


def _face_each_other(scene: Scene, one: Stand, other: Stand) -> bool:
    """The kernel's inodes say which ends they wait at: of one two-way pipe, or of two with crossed ends."""
    if one is other or one.call.awaits != other.call.awaits or one.call.awaits not in ("message", "reader"):
        return False
    if not one.blocked.inodes or not other.blocked.inodes:
        return False
    here, there = str(one.blocked.inodes[0]), str(other.blocked.inodes[0])
    pairs = scene.ledger.pairs
    if here in pairs or there in pairs:
        return here != there and pairs.get(here) == there
    both = {one.process.index, other.process.index}
    others = set(one.blocked.ends) | set(other.blocked.ends)
    crossed = other.process.index in one.blocked.ends and one.process.index in other.blocked.ends
    return here != there and crossed and others <= both and len(both) == 2


def own_write_end_open(scene: Scene, root: Root) -> Cause | None:
    stand = root[-1]
    if stand.blocked.kind != "read" or stand.line is None or not _only_own_end(scene, stand):
        return None
    return about(
        scene,
        stand,
        "own_write_end_open",
        "{who} waits in {call}() at line {line} for more or for the end, but the only sending end of this "
        "pipe that is still open is its own: nobody else can send, and the end never comes. Close the end "
        "that you do not use after start(); then reading ends by itself (recv() raises EOFError).",
    )


def _only_own_end(scene: Scene, stand: Stand) -> bool:
    return stand.call.awaits == "message" and set(stand.blocked.ends) == {stand.process.index}


def subprocess_pipe(scene: Scene, root: Root) -> Cause | None:
    """A program that was started as a subprocess waits at a pipe whose other end is its starter's."""
    for program in scene.stands:
        starter = program.process.started_by
        if program.process.role != "other" or starter is None or starter not in program.blocked.ends:
            continue
        for stand in scene.of(starter):
            template = _PIPES.get((program.blocked.kind, stand.call.awaits))
            if template is not None and stand.line is not None:
                circle = (stand, program)
                return about(scene, stand, "subprocess_pipe", template, circle, program=program.who)
    return None


_OUTPUT_FULL = (
    "{program} writes more than the pipe of its output holds, and {who}, which should read it, waits in "
    "{call}() at line {line}. Use communicate(), which reads and waits."
)
_INPUT_OPEN = (
    "{program} reads its input until the end, and {who} keeps the writing end open while it waits in "
    "{call}() at line {line}. Close that end first; communicate() does so for stdin=PIPE."
)
_PIPES = {
    ("write", "child"): _OUTPUT_FULL,
    ("write", "message"): _OUTPUT_FULL,
    ("read", "child"): _INPUT_OPEN,
    ("read", "message"): _INPUT_OPEN,
}


def manager_call(scene: Scene, root: Root) -> Cause | None:
    stand = root[-1]
    if stand.call.awaits != "manager" or stand.line is None:
        return None
    return about(
        scene,
        stand,
        "manager_call",
        "{who} waits in {call}() at line {line}, a method of a Manager's object: its server answers as soon "
        "as the call can be completed, and nobody is left who would make that possible.",
    )
