"""Deadlocks that did not happen this time: locks that are taken in a circle."""

from grader.evidence.lock_order.report import LockCycle, Step, lock_cycles

__all__ = ["LockCycle", "Step", "lock_cycles"]
