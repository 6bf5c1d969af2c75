"""How a check says that the student's program is wrong."""

from __future__ import annotations

import math

from grader.evidence import Process, Text, Value, Who


class Failure(Exception):
    """The student's failure: ``raise Failure("{who} printed {got}, not {want}", who=p, got=a, want=b)``.

    The template is plain English with named fields and is the key of its translations, so it is never
    an f-string.  A ``Process`` given as a field is shown by its role, "worker 2 (pid 812)"; a value that
    is neither text nor number as ``str()`` shows it.  ``expected`` and ``actual`` are shown below the
    sentence, one over the other.
    """

    def __init__(
        self,
        template: str,
        /,
        *,
        expected: object = None,
        actual: object = None,
        **fields: object,
    ) -> None:
        self.rationale = Text(printable(template), {name: _value(field) for name, field in fields.items()})
        self.expected = None if expected is None else printable(expected)
        self.actual = None if actual is None else printable(actual)
        super().__init__(self.rationale.render())


def printable(thing: object) -> str:
    """Its text, with what cannot be written as UTF-8 (lone surrogates) shown as ``\\udcNN``."""
    return str(thing).encode("utf-8", "backslashreplace").decode()


def _value(field: object) -> Value:
    """The field as it can travel through JSON and come back the same."""
    if isinstance(field, Process):
        return field.who
    if isinstance(field, Who):
        return field
    if type(field) is int and -(2**63) <= field < 2**63:
        return field
    if type(field) is float and math.isfinite(field):
        return field
    return printable(field)
