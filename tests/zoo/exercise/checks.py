"""The least that can be asked of a program: the zoo's verdicts come from these checks."""

from grader.checks import Failure


def test_ends(evidence):
    """The program ends normally."""
    if not evidence.ending.ok:
        summary = evidence.ending.summary
        raise Failure(summary.template, **summary.fields)


def test_alone(evidence):
    """The program leaves nothing behind."""
    for left in evidence.leftovers:
        raise Failure("{kind} {name} was left behind.", kind=left.kind, name=left.name)


def test_silent(evidence):
    """Nothing is written to standard error."""
    for line in evidence.lines("stderr"):
        raise Failure("{who} wrote to stderr: {text}", who=evidence.writer(line), text=line.text)
