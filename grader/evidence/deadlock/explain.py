"""The explanation of a tree that stands still."""

from __future__ import annotations

from collections.abc import Sequence

from grader.evidence.blocked import Blocked
from grader.evidence.deadlock import copies, generic, joins, locks, meetings, pipes, pools, queues
from grader.evidence.deadlock.cause import Cause, Pattern
from grader.evidence.deadlock.details import details
from grader.evidence.deadlock.graph import roots
from grader.evidence.deadlock.scene import Scene, look
from grader.evidence.deadlock.waits import waiting
from grader.evidence.event import Event
from grader.evidence.process import Process
from grader.evidence.text import Text
from grader.evidence.waiting import Explanation

# The most special first: a pattern that fits is more than what waits for what.
PATTERNS: tuple[Pattern, ...] = (
    joins.join_before_get,
    pools.callback_waits,
    pools.callback_raised,
    pools.generator_waits,
    pools.pool_worker_died,
    pipes.subprocess_pipe,
    locks.same_lock_twice,
    locks.value_in_its_own_lock,
    locks.lock_order,
    locks.lock_held_while_joining,
    locks.lock_never_released,
    pools.task_waits_for_own_pool,
    pools.nobody_serves,
    joins.thread_never_ends,
    copies.thread_queue_across_processes,
    copies.thread_lock_across_processes,
    locks.semaphore_exhausted,
    meetings.barrier_short,
    meetings.event_never_set,
    meetings.condition_never_notified,
    pipes.both_wait,
    pipes.own_write_end_open,
    queues.producer_died,
    queues.too_few_sentinels,
    queues.task_done_missing,
    queues.bounded_queue_full,
    queues.pipe_full,
    queues.queue_never_fed,
    pipes.manager_call,
    joins.stopped,
    generic.in_a_circle,
    generic.threads_at_locks,
)


def explain(blocked: Sequence[Blocked], processes: Sequence[Process], events: Sequence[Event]) -> Explanation:
    """The explanation of a still tree.  ``blocked`` has every thread that lived."""
    scene = look(blocked, processes, events)
    found = _cause(scene)
    if found is None:
        return Explanation("generic", Text("Every process waits, and nothing is left that could wake one."))
    return Explanation(
        pattern=found.pattern,
        summary=found.summary,
        details=details(scene),
        waits=tuple(waiting(scene, stand) for stand in scene.stands),
        cycle=found.cycle,
    )


def _cause(scene: Scene) -> Cause | None:
    """Of the first place at which the waiting ends, for which there is a pattern."""
    found = roots(scene)
    for root in found:
        for pattern in PATTERNS:
            cause = pattern(scene, root)
            if cause is not None:
                return cause
    return generic.waits_for_ever(scene, found[0]) if found else None
