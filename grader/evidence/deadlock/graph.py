"""Who waits for whom: from each thread to those that would have to go on first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grader.evidence.blocked import Blocked
from grader.evidence.deadlock.idle import FEEDER, TASK_LOOPS, keys
from grader.evidence.deadlock.ledger import Queue, Thread, thread_of
from grader.evidence.deadlock.scene import Scene, Stand
from grader.evidence.event import Event

Root = tuple[Stand, ...]  # one thread for which none is known that it waits for, or a circle


def roots(scene: Scene) -> tuple[Root, ...]:
    """Where the waiting ends or goes in a circle, those that main waits for first."""
    found: list[Root] = []
    seen: set[Thread] = set()

    def walk(stand: Stand, path: Sequence[Stand]) -> None:
        if stand in path:
            found.append(tuple(path[path.index(stand) :]))
        elif stand.thread not in seen:
            seen.add(stand.thread)
            following = awaited(scene, stand)
            if not following:
                found.append((stand,))
            for other in following:
                walk(other, (*path, stand))

    for stand in scene.stands:
        walk(stand, ())
    return tuple(found)


def awaited(scene: Scene, stand: Stand) -> tuple[Stand, ...]:
    """The threads that this one waits for, as far as that is known."""
    return tuple(other for other in _awaited(scene, stand) if other is not None)


def _awaited(scene: Scene, stand: Stand) -> Iterator[Stand | None]:
    match stand.call.awaits:
        case "child":
            child = joined(scene, stand)
            yield from () if child is None else scene.of(child)[:1]
        case "lock" | "permit":
            at = [scene.at(thread_of(taking)) for taking in holders(scene, stand)]
            yield from at if None not in at else ()  # who has ended never goes on
        case "thread":
            yield from (other for other in scene.of(stand.process.index) if other is not stand)
        case "result" | "workers":
            yield from at_tasks(scene, stand)
        case "flush":
            queue = stuck_queue(scene, stand.process.index)
            for taker in sorted(queue.takers - {stand.process.index}) if queue else ():
                yield from scene.of(taker)[:1]
        case "message" | "reader":
            others = set(stand.blocked.ends) - {stand.process.index}
            yield from scene.of(others.pop())[:1] if len(others) == 1 else ()


def joined(scene: Scene, stand: Stand) -> int | None:
    """The process whose end a thread awaits: by the kernel's word, or (forkserver: a pipe) its last join."""
    if stand.blocked.child is not None or stand.blocked.kind == "child":
        return stand.blocked.child
    pid = scene.ledger.joining.get(stand.thread)
    of_that_pid = (p.index for p in reversed(scene.processes) if pid is not None and str(p.pid) == pid)
    return next(of_that_pid, None)


def holders(scene: Scene, stand: Stand) -> tuple[Event, ...]:
    """Who has taken the lock that a thread asks for, and where.  Waiting at a Condition lends its lock."""
    lock = scene.lock(stand)
    return () if lock is None else tuple(taking for taking in lock.takings if not _lent(scene, taking))


def _lent(scene: Scene, taking: Event) -> bool:
    stand, wait = scene.at(thread_of(taking)), scene.ledger.awaited.get(thread_of(taking))
    waits = stand is not None and stand.call.awaits == "notify"
    return waits and wait is not None and wait.object == taking.object


def at_tasks(scene: Scene, stand: Stand) -> Iterator[Stand]:
    """Workers in the middle of a task, of pools and executors of this thread's process."""
    for other in scene.stands:
        is_process = other.process.role == "worker" and other.process.started_by == stand.process.index
        is_thread = other.process is stand.process and not other.is_first
        if is_process or (is_thread and not set(TASK_LOOPS).isdisjoint(keys(other.blocked))):
            yield other


def feeder(scene: Scene, process: int) -> Blocked | None:
    """The thread of a process that cannot get its queue's items into the full pipe."""
    writing = (one for one in scene.blocked if one.process == process and one.kind == "write")
    return next((one for one in writing if FEEDER in keys(one)), None)


def stuck_queue(scene: Scene, process: int) -> Queue | None:
    """The queue that a process cannot empty into its pipe."""
    stuck = feeder(scene, process)
    return scene.ledger.queues.get(str(stuck.inodes[0])) if stuck and stuck.inodes else None
