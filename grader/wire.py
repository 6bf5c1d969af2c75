"""Frozen records to JSON and back: between processes, and into files.

``encode(evidence)`` and ``decode(data, Evidence)`` are inverse.  Keys are the records' field names.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from grader.errors import UsageError
from grader.evidence import FORMAT, Evidence

T = TypeVar("T")


def encode(record: object) -> bytes:
    """One line of JSON, UTF-8; text with lone surrogates is made printable first by whoever reads it in."""
    return msgspec.json.encode(record)


def decode(data: bytes, kind: type[T]) -> T:
    """The record again; ``msgspec.ValidationError`` if it is not one."""
    return msgspec.json.decode(data, type=kind)


def load_evidence(path: Path) -> Evidence:
    """A saved ``evidence/1`` file; UsageError names the place that is wrong."""
    try:
        return decode(path.read_bytes(), Evidence)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} is no {FORMAT} file: {error}") from None
