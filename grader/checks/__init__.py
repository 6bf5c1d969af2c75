"""The only room that knows pytest.  Authors of checks need one name from here: ``Failure``.

It is imported when it is first asked for, because pytest loads this package, for the sake of
``grader.checks.plugin``, in every project of a machine on which the kit is installed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.checks.failure import Failure

__all__ = ["Failure"]


def __getattr__(name: str) -> object:
    if name == "Failure":
        from grader.checks.failure import Failure

        return Failure
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
