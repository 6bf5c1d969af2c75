"""How a check says that the student's program is wrong."""

from __future__ import annotations

from grader.evidence import Process, Text, Value


class Failure(Exception):
    """The student's failure: ``raise Failure("{who} printed {got}, not {want}", who=p, got=a, want=b)``.

    The template is plain English with named fields and is the key of its translations, so it is never
    an f-string.  A ``Process`` given as a field is shown by its role, "worker 2 (pid 812)".  ``expected``
    and ``actual`` are shown below the sentence, one over the other.
    """

    def __init__(
        self,
        template: str,
        *,
        expected: object = None,
        actual: object = None,
        **fields: Value | Process,
    ) -> None:
        values = {name: v.who if isinstance(v, Process) else v for name, v in fields.items()}
        self.rationale = Text(template, values)
        self.expected = None if expected is None else str(expected)
        self.actual = None if actual is None else str(actual)
        super().__init__(self.rationale.render())
