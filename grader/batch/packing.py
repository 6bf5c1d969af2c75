"""Evidence, compressed: as it travels from the workers and as it is kept."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from grader import wire
from grader.evidence import Evidence


def pack(evidences: Sequence[Evidence]) -> bytes:
    """All runs of one submission; nothing for none."""
    return zlib.compress(wire.encode(tuple(evidences))) if evidences else b""


def unpack(packed: bytes) -> tuple[Evidence, ...]:
    return wire.decode(zlib.decompress(packed), tuple[Evidence, ...]) if packed else ()
