"""Colours and fonts of the picture.  Each class has a colour by day and one by night."""

from __future__ import annotations

from typing import NamedTuple


class Paint(NamedTuple):
    """What a class paints (``fill``, ``stroke`` or both), by day and by night."""

    what: str
    day: str
    night: str


_PAINTS: dict[str, tuple[Paint, ...]] = {
    "paper": (Paint("fill", "#ffffff", "#15181e"),),
    "band": (Paint("fill", "#f7f8fa", "#1b1f27"),),
    "ink": (Paint("fill", "#1c2430", "#e6e9ef"),),
    "soft": (Paint("fill", "#667085", "#98a2b3"),),
    "bad": (Paint("fill", "#c01818", "#ff8f8f"),),
    "warn": (Paint("fill", "#b45309", "#fbbf5b"),),
    "grid": (Paint("stroke", "#e4e7ec", "#2a303b"),),
    "axis": (Paint("stroke", "#b8c0cc", "#4a5261"),),
    "fold": (Paint("fill", "#eef0f4", "#20252e"),),
    "starting": (Paint("fill", "#e4e8ef", "#2b313d"), Paint("stroke", "#b4bdca", "#59637a")),
    "running": (Paint("fill", "#b6e0c6", "#2a6247"), Paint("stroke", "#7fc39b", "#3d8a65")),
    "idle": (Paint("fill", "#d5dae3", "#3a4150"),),
    "task": (Paint("fill", "#bfcdfa", "#3a4f9e"), Paint("stroke", "#8fa5f0", "#5a72cf")),
    "callback": (Paint("fill", "#f6c6e2", "#853a68"), Paint("stroke", "#e796c6", "#b5558f")),
    "waiting": (Paint("fill", "#fdf0cd", "#4a3c17"), Paint("stroke", "#edc35f", "#94752a")),
    "stuck": (Paint("fill", "#fde0e0", "#4d1d22"), Paint("stroke", "#e65f5f", "#d65a5f")),
    "hatch": (Paint("stroke", "#f3d182", "#7d6323"),),
    "hatch-bad": (Paint("stroke", "#f5b5b5", "#7d3439"),),
    "hold0": (Paint("fill", "#9bd3dd", "#1f6470"),),
    "hold1": (Paint("fill", "#dcb8ec", "#643d78"),),
    "hold2": (Paint("fill", "#f2c3a0", "#7a4a26"),),
    "hold3": (Paint("fill", "#c9d59a", "#58662a"),),
    "start": (Paint("stroke", "#5f6b7d", "#a3adbd"),),
    "join": (Paint("stroke", "#5f6b7d", "#a3adbd"),),
    "message": (Paint("stroke", "#1d6fd6", "#69b1ff"),),
    "submit": (Paint("stroke", "#5b54d6", "#a5a0ff"),),
    "result": (Paint("stroke", "#5b54d6", "#a5a0ff"),),
    "callback-line": (Paint("stroke", "#c2378b", "#f58cc8"),),
    "blocked": (Paint("stroke", "#d92d2d", "#ff7070"),),
    "race": (Paint("stroke", "#d92d2d", "#ff7070"),),
    "remark": (Paint("stroke", "#c77d0a", "#e0a83e"),),
    "flag-race": (Paint("fill", "#d92d2d", "#ff7070"),),
    "flag-remark": (Paint("fill", "#c77d0a", "#e0a83e"),),
    "on-flag": (Paint("fill", "#ffffff", "#2a0d0f"),),
    "print": (Paint("fill", "#1c2430", "#f5f7fa"), Paint("stroke", "#ffffff", "#15181e")),
    "good-end": (Paint("fill", "#2f9e62", "#58c98b"),),
}
LINES = ("start", "join", "message", "submit", "result", "callback-line", "blocked")

_SHAPES = """
text{font-family:system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans CJK SC","PingFang SC",
"Microsoft YaHei",sans-serif;font-size:11px}
.title{font-size:19px;font-weight:650}
.said{font-size:13px}
.name{font-size:13px;font-weight:600}
.small{font-size:10px}
.tag,.on-waiting,.on-stuck{paint-order:stroke;stroke-width:3px;stroke-linejoin:round}
.tag{font-size:9.5px;font-variant-numeric:tabular-nums}
.end{text-anchor:end}
.middle{text-anchor:middle}
.grid{stroke-width:1}
.axis{stroke-width:1;fill:none}
.starting{stroke-dasharray:3 3}
.arrow{fill:none;stroke-width:1.5}
.join{stroke-dasharray:2 3}
.result{stroke-dasharray:5 3}
.blocked{fill:none;stroke-width:2}
.aside{stroke-width:1.5;stroke-dasharray:5 4}
.between{fill:none;stroke-width:1.5;stroke-dasharray:1 4;stroke-linecap:round}
.pole{stroke-width:1.5}
.hatch,.hatch-bad{stroke-width:3}
g:hover>.bar,g:hover>.arrow{filter:brightness(.93)}
"""


def style() -> str:
    """The whole style sheet: shapes, colours by day, colours by night."""
    night = _colours(2)
    return f"{_SHAPES.strip()}\n{_colours(1)}\n@media (prefers-color-scheme:dark){{\n{night}\n}}"


def _colours(column: int) -> str:
    rules = [
        f".{name}{{{';'.join(f'{paint[0]}:{paint[column]}' for paint in paints)}}}"
        for name, paints in _PAINTS.items()
    ]
    heads = [f".head-{name}{{fill:{_PAINTS[name][0][column]}}}" for name in LINES]
    paper = _PAINTS["paper"][0][column]
    halos = [f".on-{name}{{stroke:{_PAINTS[name][0][column]}}}" for name in ("stuck", "waiting")]
    return "\n".join((*rules, *heads, *halos, f".tag{{stroke:{paper}}}"))
