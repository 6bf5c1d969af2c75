"""From where every thread stands to a sentence that teaches: who waits for whom, and what was forgotten.

Pure functions of snapshots and events.  They never invent a cause: where no pattern fits they say what waits
for what.  The way: ``calls`` (what the library was asked for) and ``ledger`` (what the events tell) make the
``scene``; ``graph`` finds where the waiting ends; the patterns look at that place, the most special first.
"""

from grader.evidence.deadlock.explain import explain
from grader.evidence.deadlock.limits import report

__all__ = ["explain", "report"]
