"""What was written, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Stream = Literal["stdout", "stderr"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of one writer, without its newline; the writer is the kernel's word, not a claim.

    Lines stand in the order in which their last byte arrived; between stdout and stderr there is no
    order.  ``partial`` marks a line without an end, or cut in two by another writer.  Bytes that are not
    UTF-8 appear as ``\\xNN``.
    """

    process: int
    pid: int | None
    stream: Stream
    text: str
    partial: bool = False
