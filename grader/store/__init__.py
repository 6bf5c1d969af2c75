"""What was graded, for good: attempts and the evidence that they rest on, in one SQLite file."""

from grader.store.attempts import Attempt, Latest, Store
from grader.store.subject import Subject, kit_digest

__all__ = ["Attempt", "Latest", "Store", "Subject", "kit_digest"]
