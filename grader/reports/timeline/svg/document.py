"""The picture of a run as one SVG: no script, no font, nothing from elsewhere; for light and dark."""

from __future__ import annotations

from collections.abc import Iterator

from grader.evidence import Text, Translate
from grader.evidence.timeline import Timeline
from grader.reports.timeline.scale import clock, rounded
from grader.reports.timeline.svg.lanes import bands, lanes
from grader.reports.timeline.svg.layout import LEFT, RIGHT, WIDTH, Layout
from grader.reports.timeline.svg.legend import legend
from grader.reports.timeline.svg.marks import arrows, circle, flags, prints, tags
from grader.reports.timeline.svg.paper import element, escaped, fitting, folded, group, words
from grader.reports.timeline.svg.style import LINES, style

HEAD = 34
LINE = 18
MOST_SENTENCES = 12


def svg(timeline: Timeline, translate: Translate, title: str) -> str:
    """A whole document.  ``title`` stands above the picture, e.g. the program's name and start method."""
    summary = timeline.summary.render(translate)
    said = list(folded(summary, 13, WIDTH - 48))
    layout = Layout.of(timeline, translate, HEAD + LINE * len(said) + 34)
    below, bottom = _below(layout)
    body = (
        element("title", escaped(title), id="title"),
        element("desc", _described(timeline, translate), id="desc"),
        element("style", style()),
        _definitions(),
        element("rect", width=WIDTH, height=bottom, rx=10, class_="paper"),
        words(fitting(title, 19, WIDTH - 48), 20, HEAD, "title ink"),
        *_lines(said, HEAD + 24, "said soft" if not timeline.deadlocked else "said bad"),
        *bands(layout),
        *_axis(layout),
        *arrows(layout),
        *lanes(layout),
        *prints(layout),
        *tags(layout),
        *flags(layout),
        *circle(layout),
        *below,
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {bottom:.0f}" width="{WIDTH}" '
        f'height="{bottom:.0f}" style="max-width:100%;height:auto" role="img" aria-labelledby="title desc">\n'
        + "\n".join(part for part in body if part)
        + "\n</svg>\n"
    )


def _described(timeline: Timeline, translate: Translate) -> str:
    """The picture for who cannot see it."""
    fates = (
        Text("{who}: {outcome}", {"who": lane.who, "outcome": lane.outcome.render(translate)})
        for lane in timeline.lanes
    )
    races = (clash.text for clash in timeline.clashes)
    texts = (timeline.summary, *timeline.details, *races, *fates)
    return "\n".join(escaped(text.render(translate)) for text in texts)


def _definitions() -> str:
    heads = (
        element(
            "marker",
            element("path", d="M0 0L8 4L0 8L2 4z", class_=f"head-{line}"),
            id=f"head-{line}",
            viewBox="0 0 8 8",
            refX=6,
            refY=4,
            markerWidth=8,
            markerHeight=8,
            markerUnits="userSpaceOnUse",
            orient="auto",
        )
        for line in LINES
    )
    hatches = (
        element(
            "pattern",
            element("path", d="M0 0V8", class_=class_),
            id=id_,
            width=8,
            height=8,
            patternUnits="userSpaceOnUse",
            patternTransform="rotate(35)",
        )
        for id_, class_ in (("hatched", "hatch"), ("hatched-bad", "hatch-bad"))
    )
    return element("defs", "".join((*heads, *hatches)))


def _axis(layout: Layout) -> Iterator[str]:
    """Round times above the lanes, and the quiet stretches that were folded."""
    top, bottom, begin = layout.top, layout.bottom, layout.timeline.begin
    yield element("path", d=f"M{LEFT} {top}H{RIGHT}", class_="axis")
    for fold in layout.scale.folds():
        left, right = layout.x(fold.begin), layout.x(fold.end)
        middle = (left + right) / 2
        tip = Text("{long} in which nothing is seen, drawn shorter", {"long": clock(fold.end - fold.begin)})
        slab = element("rect", x=left, y=top, width=right - left, height=bottom - top, class_="fold")
        sign = element("path", d=f"M{middle - 5:.1f} {top + 4}l4 -8m2 8l4 -8", class_="axis")
        yield group(slab, sign, title=tip.render(layout.translate))
    for at in layout.scale.ticks(92):
        x = layout.x(at)
        yield element("path", d=f"M{x:.1f} {top}V{bottom:.1f}", class_="grid")
        yield words(rounded(at - begin), x, top - 7, "small soft middle")


def _below(layout: Layout) -> tuple[list[str], float]:
    """The legend, and what is to be said in sentences; with the height of the whole."""
    drawn, y = legend(layout, layout.bottom + 14)
    timeline, translate = layout.timeline, layout.translate
    details = [("ink said", text.render(translate)) for text in timeline.details[:MOST_SENTENCES]]
    races = [
        ("warn said" if clash.is_remark else "bad said", f"⚑ {number} {clash.text.render(translate)}")
        for number, clash in enumerate(timeline.clashes, 1)
    ]
    remarks = [("warn said", text.render(translate)) for text in timeline.remarks]
    for class_, sentence in (*details, *races, *remarks):
        said = list(folded(sentence, 13, WIDTH - 48))
        drawn += _lines(said, y + 16, class_)
        y += LINE * len(said) + 4
    return drawn, y + 14


def _lines(lines: list[str], top: float, class_: str) -> list[str]:
    return [words(line, 20, top + LINE * number, class_) for number, line in enumerate(lines)]
