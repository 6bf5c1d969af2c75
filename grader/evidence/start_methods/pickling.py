"""What cannot travel to another process: functions without a name that can be found there, and things that
are more than data.

A pool pickles its tasks under every start method; a process is pickled only where it is not forked.
"""

from __future__ import annotations

import re

from grader.evidence.start_methods.failures import Failure, Frame
from grader.evidence.start_methods.portability import ALL, IMPORTING, Portability
from grader.evidence.start_methods.scene import Scene
from grader.evidence.text import Text, Value

_STARTING = ("multiprocessing/popen_spawn_posix.py", "multiprocessing/popen_forkserver.py")
_TASK = ("multiprocessing/pool.py", "concurrent/futures/process.py", "concurrent/futures/_base.py")

# 3.10–3.12, 3.13, 3.14; functions, methods and classes
_NAMELESS = re.compile(
    r"Can't (?:pickle|get) (?:local object )?"
    r"(?:<function |<class '|')?(?:__main__\.|__mp_main__\.)?([\w.<>]+)"
)
_THING = re.compile(
    r"(?:cannot|can't) pickle '?([\w.]+)'? (?:object|instance)s?|Pickling an (AuthenticationString) object is"
)
_INHERITED = re.compile(r"(\w+) objects should only be shared between processes through inheritance")
_POOL = "pool objects cannot be passed between processes or pickled"


def unpicklable(scene: Scene) -> Portability | None:
    """The first thing that start() or a pool refused to send."""
    for failure in scene.failures:
        own = failure.own
        task = failure.went_through(*_TASK)
        if own is None or not (task or failure.went_through(*_STARTING)):
            continue
        found = _inherited(scene, failure, own, task) or _nameless(scene, failure, own, task)
        found = found or _thing(scene, failure, own, task)
        if found:
            return found
    return None


def _nameless(scene: Scene, failure: Failure, own: Frame, task: bool) -> Portability | None:
    if failure.error not in ("PicklingError", "AttributeError"):
        return None
    named = _NAMELESS.match(failure.message)
    qualified = named[1] if named else ""
    name = qualified.rpartition(".")[2]
    if name != "<lambda>" and "<locals>" not in qualified:
        return None
    handed, defined = _handed(scene, name, own), _defined(scene, qualified)
    reason = "lambda_function" if name == "<lambda>" else "local_function"
    template = _NAMELESS_TEXTS[reason, task, defined not in (None, handed)]
    fields: dict[str, Value] = {
        "method": scene.method_of(None),
        "line": scene.place(own.file, handed),
        "name": name,
        "defined": defined or 0,
    }
    return Portability(reason, Text(template, fields), handed, own.file, ALL if task else IMPORTING)


# reason, whether it is a pool's task, whether it is known to be defined at another line
_NAMELESS_TEXTS = {
    ("lambda_function", False, True): (
        "Under {method} a new process gets its function by name, and the lambda of line {defined}, handed "
        "over at line {line}, has none. Write it with def at the top level of the file."
    ),
    ("lambda_function", False, False): (
        "Under {method} a new process gets its function by name, and a lambda has none (line {line}). Write "
        "it with def at the top level of the file."
    ),
    ("lambda_function", True, True): (
        "The tasks of a pool travel by name under every start method, and the lambda of line {defined}, "
        "handed over at line {line}, has none. Write it with def at the top level of the file."
    ),
    ("lambda_function", True, False): (
        "The tasks of a pool travel by name under every start method, and a lambda has none (line {line}). "
        "Write it with def at the top level of the file."
    ),
    ("local_function", False, True): (
        "Under {method} a new process looks {name} up by its name, and what is defined inside a function "
        "(line {defined}) is not found so; it is handed over at line {line}. Define {name} at the top level "
        "of the file."
    ),
    ("local_function", False, False): (
        "Under {method} a new process looks {name} up by its name, and what is defined inside a function is "
        "not found so (line {line}). Define {name} at the top level of the file."
    ),
    ("local_function", True, True): (
        "The tasks of a pool travel by name under every start method, and {name}, handed over at line "
        "{line}, is defined inside a function (line {defined}), where it is not found. Define it at the top "
        "level of the file."
    ),
    ("local_function", True, False): (
        "The tasks of a pool travel by name under every start method, and {name}, handed over at line "
        "{line}, is defined inside a function, where it is not found. Define it at the top level of the file."
    ),
}


def _inherited(scene: Scene, failure: Failure, own: Frame, task: bool) -> Portability | None:
    found = _INHERITED.match(failure.message)
    if not found or failure.error != "RuntimeError":
        return None
    line = _submitted(scene, own) if task else own.line
    text = Text(
        "{thing} objects may not be arguments of a pool's tasks, under any start method (line {line}). Hand "
        "them over when the workers are made: Pool(initializer=…, initargs=…), or take one of a Manager.",
        {"thing": found[1], "line": scene.place(own.file, line)},
    )
    return Portability("only_through_inheritance", text, line, own.file, ALL)


def _thing(scene: Scene, failure: Failure, own: Frame, task: bool) -> Portability | None:
    found = _THING.match(failure.message)
    thing = "Pool" if failure.message.startswith(_POOL) else (found[1] or found[2]) if found else ""
    if not thing:
        return None
    line = _submitted(scene, own) if task else own.line
    fields: dict[str, Value] = {
        "method": scene.method_of(None),
        "line": scene.place(own.file, line),
        "thing": thing,
    }
    advice = "manager" if _is_of_a_manager(scene, thing) else _ADVICE.get(thing, "made_there")
    template = (_TASK_WITH if task else _PROCESS_WITH)[advice]
    return Portability(
        "unpicklable_argument", Text(template, fields), line, own.file, ALL if task else IMPORTING
    )


_ADVICE = {"_thread.lock": "lock", "_thread.RLock": "lock", "generator": "list"}
_PROCESS_WITH = {
    "lock": (
        "Under {method} start() (line {line}) pickles what the process is made of, and {thing}, a lock of "
        "threads, cannot be pickled; a forked process would get a lock of its own. Use what multiprocessing "
        "offers: Lock(), Queue(), Event()."
    ),
    "manager": (
        "Under {method} start() (line {line}) pickles what the process is made of, and a manager itself "
        "cannot be pickled. Hand over what it made: its dict, list or queue."
    ),
    "list": (
        "Under {method} start() (line {line}) pickles what the process is made of, and a {thing} cannot be "
        "pickled. Hand over a list, or make the generator in the child."
    ),
    "made_there": (
        "Under {method} start() (line {line}) pickles what the process is made of, and an object of the "
        "type {thing} cannot be pickled. Make or open it in the function that the child runs."
    ),
}
_TASK_WITH = {
    "lock": (
        "The tasks of a pool are pickled under every start method, and {thing}, a lock of threads, cannot be "
        "pickled (line {line}). Use a lock, queue or event of multiprocessing.Manager()."
    ),
    "manager": (
        "The tasks of a pool are pickled under every start method, and a manager itself cannot be pickled "
        "(line {line}). Hand over what it made: its dict, list or queue."
    ),
    "list": (
        "The tasks of a pool are pickled under every start method, and a {thing} cannot be pickled (line "
        "{line}). Hand over a list, or make the generator in the task."
    ),
    "made_there": (
        "The tasks of a pool are pickled under every start method, and an object of the type {thing} cannot "
        "be pickled (line {line}). Make or open it in the task."
    ),
}


def _is_of_a_manager(scene: Scene, thing: str) -> bool:
    """A manager holds its process, which is what the pickler stumbles over."""
    made = any(call.name in ("Manager", "SyncManager") for call in scene.source.calls)
    return made and thing in ("weakref.ReferenceType", "weakref", "AuthenticationString")


def _defined(scene: Scene, qualified: str) -> int | None:
    """The line of a lambda or of a local function, if the source leaves no doubt."""
    *outer, name = (part for part in qualified.split(".") if part != "<locals>")
    source = scene.source
    if name == "<lambda>":
        named = {one.name: one.line for one in source.changes if one.is_lambda}
        given = [one for one in source.handed if one.name == name or one.name in named]
        sent = [one for one in given if one.to_a_process] or given
        lines = {named.get(one.name, one.defined) for one in sent}
    else:
        inside = ".".join(outer)
        lines = {d.line for d in source.definitions if d.name == name and d.scope.function == inside}
    return lines.pop() if len(lines) == 1 else None


def _handed(scene: Scene, name: str, own: Frame) -> int:
    """The line where it is handed over: that of the failed call, unless the source shows another one."""
    if not scene.is_program(own):
        return own.line
    lambdas = {one.name for one in scene.source.changes if one.is_lambda}
    given = [
        one for one in scene.source.handed if one.name == name or (name == "<lambda>" and one.name in lambdas)
    ]
    lines = {one.line for one in given if one.to_a_process} or {one.line for one in given}
    return lines.pop() if len(lines) == 1 else own.line


def _submitted(scene: Scene, own: Frame) -> int:
    """A task's result tells of the failure later than it was handed over; if all were at one line, there."""
    lines = {e.line for e in scene.evidence.events if e.kind == "pool.submit" and scene.is_program(e)}
    (line,) = lines if len(lines) == 1 else (own.line,)
    return line or own.line
