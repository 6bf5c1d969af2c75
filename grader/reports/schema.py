"""The JSON Schemas of the kit's two formats, made from the records themselves.

``python -m grader.reports.schema`` writes them beside this file; a test checks that they are current.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from grader.evidence import Evidence
from grader.reports.document import GradeDocument, RunDocument

FOLDER = Path(__file__).parent


def grade_schema() -> dict[str, Any]:
    """Both kinds of a ``grade/1`` document."""
    kinds, parts = msgspec.json.schema_components((GradeDocument, RunDocument), ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "grade/1",
        "oneOf": list(kinds),
        "$defs": parts,
    }


def evidence_schema() -> dict[str, Any]:
    """A run as ``--save-evidence`` writes it."""
    schema = msgspec.json.schema(Evidence)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "evidence/1", **schema}


def files() -> dict[Path, str]:
    """Each schema's file and text."""
    schemas = {"grade-1": grade_schema(), "evidence-1": evidence_schema()}
    return {
        FOLDER / f"{name}.schema.json": json.dumps(_terse(schema), indent=1, ensure_ascii=False) + "\n"
        for name, schema in schemas.items()
    }


def _terse(schema: Any) -> Any:
    """Without docstrings (docs/formats.md explains the fields) and empty defaults (only some versions of
    msgspec write them), and alternatives in a fixed order."""
    if isinstance(schema, dict):
        return {key: _terse(value) for key, value in schema.items() if not _is_superfluous(key, value)}
    if isinstance(schema, list):
        parts = [_terse(value) for value in schema]
        return sorted(parts, key=str) if all(isinstance(part, dict) for part in parts) else parts
    return schema


def _is_superfluous(key: str, value: Any) -> bool:
    return (key == "description" and isinstance(value, str)) or (key == "default" and value == {})


if __name__ == "__main__":
    for path, text in files().items():
        path.write_text(text, encoding="utf-8")
