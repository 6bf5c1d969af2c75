"""Finding what to grade."""

from grader.submissions.submission import Submission

__all__ = ["Submission"]
