"""The only room that knows pytest.  Authors of checks need one name from here: ``Failure``."""

from grader.checks.failure import Failure

__all__ = ["Failure"]
