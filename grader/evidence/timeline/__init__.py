"""The picture of a run: a lane for each process, what it did, for whom it waited, who gave to whom."""

from grader.evidence.timeline.bounds import FULL, SCREEN, Bounds
from grader.evidence.timeline.draw import timeline
from grader.evidence.timeline.picture import (
    Arrow,
    ArrowKind,
    Bar,
    Clash,
    Lane,
    Moment,
    MomentKind,
    Place,
    Point,
    State,
    Stuck,
    Timeline,
    Touch,
)

__all__ = [
    "FULL",
    "SCREEN",
    "Arrow",
    "ArrowKind",
    "Bar",
    "Bounds",
    "Clash",
    "Lane",
    "Moment",
    "MomentKind",
    "Place",
    "Point",
    "State",
    "Stuck",
    "Timeline",
    "Touch",
    "timeline",
]
