"""What the library's own classes do, seen from the semaphores that they take and release inside.

Condition, Event, Barrier, Queue, SimpleQueue and JoinableQueue are Python on top of semaphores, so nothing of
theirs needs to be wrapped: each step is known by the method that takes a semaphore, and by which one it is.
"""

from grade_probe.channel import emit, ours
from grade_probe.ends import identity
from grade_probe.frames import by_pool, by_student, part_of

_CLASSES = ("multiprocessing.synchronize", "threading")


def tell(steps, frame, *facts):
    """Report what this method's step means, if it means anything."""
    try:
        step = steps.get(frame.f_code.co_name)
        if step is not None:
            step(frame.f_locals["self"], frame, *facts)
    except Exception as error:
        if not ours(error):
            raise


def _get_wants(queue, frame, semaphore):
    if semaphore is queue._rlock._semlock:
        _get_enters(queue, frame)


def _get_enters(queue, frame):
    if not by_pool(frame):
        emit("q.wait", identity(queue._reader))


def _get_tried(queue, frame, semaphore, taken):
    if not taken and semaphore is queue._rlock._semlock:
        emit("q.empty", identity(queue._reader))


def _task_done_tried(queue, frame, semaphore, taken):
    if taken and semaphore is queue._unfinished_tasks._semlock:
        emit("q.done", identity(queue._reader))


def _join_enters(queue, frame):
    if hasattr(queue, "_unfinished_tasks"):
        emit("q.joining", identity(queue._reader))


def _join_leaves(queue, frame, problem):
    if problem is None and hasattr(queue, "_unfinished_tasks"):
        emit("q.join", identity(queue._reader))


def _wait_releases(condition, frame, semaphore):
    """The first step of a wait, with the lock still held."""
    if semaphore is condition._sleeping_count._semlock:
        emit("n.wait", condition._lock._semlock.token, _used_as(frame))


def _wait_tried(condition, frame, semaphore, taken):
    if taken and semaphore is condition._wait_semaphore._semlock and not _by_event(frame):
        emit("n.woke", condition._lock._semlock.token, _used_as(frame))


def _notify_tried(condition, frame, semaphore, taken):
    """The last of the tries that precede every notification, sleepers or none, is in vain."""
    if not taken and semaphore is condition._woken_count._semlock:
        emit("n.notify", condition._lock._semlock.token, _used_as(frame))


def _event_leaves(event, frame, problem):
    """``wait`` and ``is_set`` are about to return whether the flag is up."""
    if not event._flag._semlock._is_zero():
        emit("n.woke", event._cond._lock._semlock.token, "Event")


def _by_event(frame):
    """``Event.wait`` calls this ``Condition.wait``; it looks at its flag once more afterwards."""
    outer = frame.f_back
    return outer.f_code.co_name == "wait" and part_of(outer) == _CLASSES[0]


def _used_as(frame):
    """Condition, Event or Barrier: the class of the outermost library object on the way."""
    kind = ""
    while frame is not None and not by_student(frame):
        if "self" in frame.f_locals and part_of(frame) in _CLASSES:
            kind = type(frame.f_locals["self"]).__name__
        frame = frame.f_back
    return kind


# by name of the method: a semaphore is about to be acquired, was tried, is about to be released;
# a lock is about to be entered, to be left
WANTS = {"get": _get_wants}
TRIED = {"get": _get_tried, "task_done": _task_done_tried, "wait": _wait_tried, "notify": _notify_tried}
RELEASES = {"wait": _wait_releases}
ENTERS = {"get": _get_enters, "join": _join_enters}
LEAVES = {"join": _join_leaves, "wait": _event_leaves, "is_set": _event_leaves}
