"""What happened before what, for certain: happens-before by vector clocks over the processes of a run.

A time stamp tells who was first this time; these clocks tell what is so in every run.  Where it is uncertain
what an operation waited for, more order is assumed rather than less: a false alarm is worse than a miss.
"""

from grader.evidence.order.order import Order

__all__ = ["Order"]
