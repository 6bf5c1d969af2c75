"""Races: what two processes do to one thing with nothing that puts it in order, whether or not it showed.

``races`` proves them from the events of one run; ``unseen`` says what it could not look at.
"""

from grader.evidence.races.race import Access, Race
from grader.evidence.races.report import races
from grader.evidence.races.unseen import unseen

__all__ = ["Access", "Race", "races", "unseen"]
