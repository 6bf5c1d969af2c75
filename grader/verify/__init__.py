"""The kit grades its own graders: stub, solution, right and wrong answers of each exercise."""

from grader.verify.answers import Answer, answers
from grader.verify.verify import Verification, choose, verify

__all__ = ["Answer", "Verification", "answers", "choose", "verify"]
