"""What the text of the program tells of its lines: what a line stores, what depends on what a line reads."""

from grader.evidence.source.flow import Dependence, Flow, Range, flow

__all__ = ["Dependence", "Flow", "Range", "flow"]
