"""Locks of multiprocessing: who made them, who waits, who holds.

Every semaphore of the library is replaced by a thin stand-in with a token: the semaphore's name where it has
one (it is the same in every process), else one made at creation, which fork copies.  (Its address is no
identity: two locks that two forked children make for themselves have the same.)  Only what the student's
own code asks for is reported as a lock; the locks inside of queues and conditions tell of those (steps.py).
"""

import itertools

from grade_probe import steps
from grade_probe.channel import _me, emit, rest
from grade_probe.frames import asker, by_student, caller, part_of, unseen

_numbers = itertools.count(1)
_MAKERS = ("multiprocessing.synchronize", "multiprocessing.context", "multiprocessing.sharedctypes")


class _Semaphore:
    """Stands for the C object that does the work."""

    def __init__(self, original):
        self._original = original
        self.token = original.name or f"{_me.pid}.{next(_numbers)}"

    def __getattr__(self, name):
        return getattr(self._original, name)

    def acquire(self, block=True, timeout=None):
        frame = caller()
        students = by_student(frame)
        if block:
            emit("l.wait", self.token) if students else steps.tell(steps.WANTS, frame, self)
        try:
            taken = self._original.acquire(block, timeout)
        except BaseException as error:
            unseen(error)
            raise
        if not students:
            steps.tell(steps.TRIED, frame, self, taken)
        elif taken:
            emit("l.acq", self.token)
        return taken

    def release(self):
        frame = caller()
        students = by_student(frame)
        emit("l.rel", self.token) if students else steps.tell(steps.RELEASES, frame, self)
        try:
            self._original.release()
        except BaseException as error:
            unseen(error)
            raise
        if students:
            rest("l.rel")

    def __enter__(self):
        frame = asker(caller())
        students = by_student(frame)
        emit("l.wait", self.token) if students else steps.tell(steps.ENTERS, frame)
        try:
            taken = self._original.__enter__()
        except BaseException as error:
            unseen(error)
            raise
        if students:
            emit("l.acq", self.token)
        return taken

    def __exit__(self, *problem):
        frame = asker(caller())
        students = by_student(frame)
        emit("l.rel", self.token) if students else steps.tell(steps.LEAVES, frame, *problem[:1])
        try:
            left = self._original.__exit__(*problem)
        except BaseException as error:
            unseen(error)
            raise
        if students:
            rest("l.rel")
        return left


def synchronize(module):
    make_methods = module.SemLock._make_methods

    def watched_make_methods(self):
        try:
            self._semlock = _Semaphore(self._semlock)
            _made(self._semlock, caller())
        except Exception:
            pass
        make_methods(self)

    module.SemLock._make_methods = watched_make_methods


def _made(semaphore, frame):
    """A lock, or what a lock is made for: the class of the outermost object that the student asked for."""
    if semaphore.name:
        emit("shm.new", "semaphore", semaphore.name)
    kind = ""
    while frame is not None and part_of(frame) in _MAKERS:
        if frame.f_code.co_name == "__init__":
            kind, value = type(frame.f_locals["self"]).__name__, frame.f_locals.get("value", 1)
        frame = frame.f_back
    if kind and by_student(frame):
        emit("l.new", semaphore.token, kind if value == 1 else f"{kind} {value}")
