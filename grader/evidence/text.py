"""A sentence that can still be translated: a template with named fields, and the values beside it.

The English template is the gettext key, so a text is never an f-string.  A process in a field is a
``Who``; it becomes "worker 2 (pid 812)" only when the sentence is rendered, in the reader's language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Who:
    """A process as sentences speak of it: its name by role, and its pid where it is known.

    ``thread`` is the kernel's id of one of its threads, where a sentence means not the first one.
    """

    name: str
    pid: int | None = None
    thread: int | None = None

    def render(self, translate: Translate) -> str:
        word, number = _NAME.match(self.name).groups()  # type: ignore[union-attr]
        name = " ".join(part for part in (translate(word), number) if part)
        if self.pid is None:
            return name
        thread = "" if self.thread is None else f", {translate('thread')} {self.thread}"
        return f"{name} (pid {self.pid}{thread})"


_NAME = re.compile(r"^(.*?)(?: ([\d.]+))?$")

Value = str | int | float | Who


def _as_is(template: str) -> str:
    return template


@dataclass(frozen=True, slots=True)
class Text:
    """A template and its fields, e.g. ``Text("{who} ended with {n}", {"who": Who("child 1"), "n": 3})``."""

    template: str
    fields: Mapping[str, Value] = field(default_factory=dict)

    def render(self, translate: Translate = _as_is) -> str:
        """The sentence in the language of ``translate`` (template -> template).

        A translation that misspells a field falls back to the English sentence: a student never sees a
        traceback for a translator's slip (``grade verify`` reports the slip).
        """
        values = {k: v.render(translate) if isinstance(v, Who) else v for k, v in self.fields.items()}
        for template in (translate(self.template), self.template):
            try:
                return template.format_map(values)
            except (KeyError, IndexError, ValueError, AttributeError):
                continue
        return self.template


_CONTROLS = ("Cc", "Cf", "Cs", "Zl", "Zp")
_JOINER = "\N{ZERO WIDTH JOINER}"


def visible(text: str) -> str:
    """Control characters as ``\\x1b``, so that nobody's text can move the cursor, recolour or reorder."""
    return text if text.isprintable() else "".join(map(_seen, text))


def _seen(char: str) -> str:
    if char.isprintable() or char == _JOINER or unicodedata.category(char) not in _CONTROLS:
        return char
    return char.encode("unicode_escape").decode()
