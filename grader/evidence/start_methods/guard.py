"""What a child does when it imports the file: starts a process, fails, or does main's work once more."""

from __future__ import annotations

from collections.abc import Iterator

from grader.evidence.event import Event
from grader.evidence.start_methods.failures import Frame
from grader.evidence.start_methods.portability import IMPORTING, Portability
from grader.evidence.start_methods.scene import Scene
from grader.evidence.text import Text, Value

MANY_DEATHS = 3  # a pool replaces each worker that dies


def missing_guard(scene: Scene) -> Portability | None:
    """The library itself refuses to start a process out of an import."""
    for failure in scene.failures:
        top, own = failure.at_import, failure.own
        if top is None or own is None or not failure.message.startswith(_REFUSED):
            continue
        workers = [p for p in scene.importers if p.role == "worker" and p.exit_code == 1]
        line = scene.place(top.file, top.line)
        method = scene.method_of(failure.process)
        fields: dict[str, Value] = {"method": method, "line": line, "n": len(workers)}
        if len(workers) >= MANY_DEATHS:
            text = Text(_REPLACED, fields)
        elif top.line == own.line:
            text = Text(_STARTS, fields)
        else:
            text = Text(_LEADS_TO_START, {**fields, "start": scene.place(own.file, own.line)})
        methods = ("forkserver",) if _asks_for_its_name(scene, top) else IMPORTING
        return Portability("missing_main_guard", text, top.line, top.file, methods)
    return None


def _asks_for_its_name(scene: Scene, top: Frame) -> bool:
    """Whether it stands under ``current_process().name == "MainProcess"``, which is true in a fork server."""
    source = scene.source
    return scene.is_program(top) and bool(source.top) and source.at_top(top.line) is None


_REFUSED = "An attempt has been made to start a new process before the"
_STARTS = (
    "Under {method} every new process imports this file first, and line {line} would start a process from "
    'there again. Put it under if __name__ == "__main__":'
)
_LEADS_TO_START = (
    "Under {method} every new process imports this file first, line {line} included, which would start a "
    'process again (at line {start}). Put line {line} under if __name__ == "__main__":'
)
_REPLACED = (
    "Under {method} every worker of the pool imports this file first, and line {line} would make the pool "
    "again there. So {n} workers ended before their first task, and the pool replaced each of them. Put line "
    '{line} under if __name__ == "__main__":'
)


def fails_at_import(scene: Scene) -> Portability | None:
    """What main could do once, its children could not do again."""
    main = scene.evidence.main
    known_to_main = {(failure.error, failure.own) for failure in scene.failures if failure.process == main}
    for failure in scene.failures:
        process, top = failure.process, failure.at_import
        if process is None or top is None or not scene.imports(process) or process.index in scene.begun:
            continue
        if (failure.error, failure.own) in known_to_main:
            continue
        return Portability(
            "import_time_work",
            Text(
                "Under {method} every new process imports this file first and executes line {line} again, "
                'which raised {error} there. Put it under if __name__ == "__main__": and hand over what the '
                "child needs of it.",
                {
                    "method": scene.method_of(process),
                    "line": scene.place(top.file, top.line),
                    "error": failure.error,
                },
            ),
            top.line,
            top.file,
        )
    return None


def done_at_import(scene: Scene) -> Portability | None:
    """Children wrote, before they had begun, what main writes: from the top level of the file."""
    written = list(_written_at_import(scene))
    if not written:
        return None
    first = written[0]
    line = scene.executed_at_top(first)
    writers = {event.process for event in written if event.line == first.line}
    return Portability(
        "import_time_work",
        Text(
            "Under {method} every new process imports this file first: line {line} was executed in {n} more "
            'processes than main, and wrote there too. Put it under if __name__ == "__main__":',
            {
                "method": scene.method_of(scene.evidence.processes[first.process]),
                "line": scene.place(first.file, line),
                "n": len(writers),
            },
        ),
        line,
        first.file or "",
        fatal=False,
    )


def _written_at_import(scene: Scene) -> Iterator[Event]:
    """Nothing of a process whose beginning may be among the events that were dropped."""
    importing = {p.index for p in scene.importers} | scene.servers
    if scene.evidence.events_dropped:
        importing &= scene.begun | scene.servers
    for event in scene.evidence.events:
        if event.kind == "p.begin":
            importing.discard(event.process)
        elif event.kind == "o.w" and event.process in importing and event.line and event.value.strip():
            yield event
