"""What travels with a task to another machine: names, and what the files hold (None for a folder)."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from grader.siblings import taken

Luggage = tuple[tuple[str, bytes | None], ...]


def packed(folder: Path, leaving_out: Collection[str] = ()) -> Luggage:
    """As much as goes into a run's work folder; ``leaving_out`` names folders and files at any depth."""
    return tuple(
        (str(path.relative_to(folder)), None if path.is_dir() else path.read_bytes())
        for path in taken(folder, leaving_out)
    )


def unpacked(luggage: Luggage, folder: Path) -> None:
    """Put everything into a folder that is empty."""
    for name, content in luggage:
        if content is None:
            (folder / name).mkdir()
        else:
            (folder / name).write_bytes(content)
