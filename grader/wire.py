"""Frozen records to JSON and back: between processes, and into files.

``encode(record)`` and ``decode(data, type(record))`` are inverse.  Keys are the records' field names.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from grader.errors import UsageError
from grader.evidence import FORMAT, Evidence

T = TypeVar("T")


def encode(record: object) -> bytes:
    """One line of JSON, UTF-8."""
    return msgspec.json.encode(record, enc_hook=_path_to_text)


def decode(data: bytes, kind: type[T]) -> T:
    """The record again; ``msgspec.ValidationError`` if it is not one."""
    return msgspec.json.decode(data, type=kind, dec_hook=_text_to_path)


def load_evidence(path: Path) -> Evidence:
    """A saved ``evidence/1`` file; UsageError names the place that is wrong."""
    try:
        return decode(path.read_bytes(), Evidence)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} is no {FORMAT} file: {error}") from None


def _path_to_text(value: object) -> str:
    """File names are bytes and need not be UTF-8: one character for each byte brings every name across."""
    if isinstance(value, Path):
        return os.fsencode(value).decode("latin-1")
    raise NotImplementedError(type(value).__name__)


def _text_to_path(kind: type[Any], value: str) -> Path:
    if issubclass(kind, Path):
        return Path(os.fsdecode(value.encode("latin-1")))
    raise NotImplementedError(kind.__name__)
