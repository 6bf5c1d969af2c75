"""Grading many submissions over the cores of this machine."""

from grader.batch.engine import run_batch

__all__ = ["run_batch"]
