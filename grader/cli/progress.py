"""How far a batch is: a bar on a terminal, a line per submission elsewhere, both on standard error."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from grader.cli.screen import is_terminal, notice


class Advance(Protocol):
    """To be called with a sentence on each item as it is finished; items of one ``kind`` are counted."""

    def __call__(self, sentence: str, kind: str = "") -> None: ...


@contextmanager
def progress(total: int, lines: bool = True) -> Iterator[Advance]:
    """``lines`` False: only a bar."""
    if is_terminal(sys.stderr):
        with _bar(total) as advance:
            yield advance
    else:
        yield _lines(total) if lines else lambda sentence, kind="": None


def _lines(total: int) -> Advance:
    done = 0

    def advance(sentence: str, kind: str = "") -> None:
        nonlocal done
        done += 1
        notice(f"[{done:>{len(str(total))}}/{total}] {sentence}")

    return advance


@contextmanager
def _bar(total: int) -> Iterator[Advance]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.table import Column

    counts: Counter[str] = Counter()
    counted = TextColumn("{task.fields[counted]}", markup=False)
    said = TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True))
    columns = (BarColumn(24), MofNCompleteColumn(), TimeRemainingColumn(compact=True), counted, said)
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, counted="")

        def advance(sentence: str, kind: str = "") -> None:
            if kind:
                counts[kind] += 1
            counted = " · ".join(f"{count} {kind}" for kind, count in counts.most_common())
            bar.update(task, advance=1, description=sentence, counted=counted)

        yield advance
