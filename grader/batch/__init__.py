"""Grading many submissions: over the cores of this machine, a cluster, or any Executor."""

from grader.batch.keeping import Due, carry_out
from grader.batch.local import carry_out_here, run_batch
from grader.batch.messages import Report, Result

__all__ = ["Due", "Report", "Result", "carry_out", "carry_out_here", "run_batch"]
