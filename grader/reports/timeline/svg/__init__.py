"""One self-contained SVG: no script, no font, nothing from outside; light and dark."""

from grader.reports.timeline.svg.document import svg

__all__ = ["svg"]
