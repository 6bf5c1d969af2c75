"""What a template with ``{named}`` fields asks for."""

from __future__ import annotations

import re
import string


def fields_of(template: str) -> tuple[str, ...]:
    """The names of its fields, in order; ValueError for a brace without its partner."""
    names = (field for _, field, _, _ in string.Formatter().parse(template) if field is not None)
    return tuple(re.split(r"[.\[]", name)[0] for name in names)
