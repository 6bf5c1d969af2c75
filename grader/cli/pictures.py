"""The picture of a run: in the terminal, as SVG, and for a viewer of traces."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from grader.cli import options

if TYPE_CHECKING:
    from grader.evidence import Evidence, Translate

WIDTH = 100  # columns where there is no terminal


class Pictures(NamedTuple):
    """Which ones are wanted."""

    timeline: bool
    svg: Path | None
    trace: Path | None

    def __bool__(self) -> bool:
        return self.timeline or self.svg is not None or self.trace is not None


_OPTIONS = (
    click.option("--timeline", is_flag=True, help="Draw who did what when, and who waited for whom."),
    click.option("--svg", metavar="FILE", type=options.file(), help="Draw it into an SVG file."),
    click.option(
        "--trace", metavar="FILE", type=options.file(), help="Write Chrome trace events, for ui.perfetto.dev."
    ),
)


def wanted(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options ``--timeline``, ``--svg`` and ``--trace``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def draw(evidence: Evidence, pictures: Pictures, name: str, translate: Translate) -> None:
    """Show and write what is wanted; ``name`` stands above the SVG."""
    from grader.cli.files import write_whole
    from grader.cli.screen import columns, show
    from grader.evidence.races import races
    from grader.evidence.timeline import FULL, timeline

    found = races(evidence)
    if pictures.timeline:
        from grader.reports.timeline.text import timeline_rows

        show(timeline_rows(timeline(evidence, found), translate, columns() or WIDTH))
    if pictures.svg is not None:
        from grader.reports.timeline.svg import svg

        write_whole(pictures.svg, svg(timeline(evidence, found), translate, name).encode())
    if pictures.trace is not None:
        from grader.reports.timeline.trace import trace

        write_whole(pictures.trace, trace(timeline(evidence, found, FULL)))
