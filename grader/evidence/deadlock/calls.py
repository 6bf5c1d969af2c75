"""The library call in which a thread stands, read from its stack.

The call is the library's frame that the student's own line called.  Names of functions are those of CPython
3.10 to 3.14.  A method in C has no frame: then the class of the lock that the thread last asked for, or the
kind of system call, tells what it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from grader.evidence.blocked import Blocked, Frame, WaitKind

Awaited = Literal[
    "child", "thread", "item", "room", "tasks_done", "flush", "message", "reader", "lock", "permit", "event",
    "notify", "barrier", "result", "workers", "manager", "client", "signal", "time", "nothing", "unknown",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Call:
    """``name`` as a student writes it (``Queue.get``); ``awaits`` is what would end the wait.

    ``inside``  only another thread of the same process could end it (threading, queue.Queue).
    ``at_exit`` the program's own lines are over, and the interpreter waits before it ends.
    """

    name: str
    awaits: Awaited
    inside: bool = False
    at_exit: bool = False


def own_frame(stack: Sequence[Frame]) -> Frame | None:
    """The innermost line of the student's."""
    return next((frame for frame in stack if frame.own), None)


def call_of(blocked: Blocked, lock: str = "") -> Call:
    """What a thread does.  ``lock`` is the class of the lock that it last asked for and has not got."""
    stack = blocked.stack
    own = next((n for n, frame in enumerate(stack) if frame.own), None)
    library = [key(frame) for frame in reversed(stack[:own])]  # outermost first
    if own is None and (ending := _at_exit(library)):
        return ending
    if blocked.kind in ("running", "stopped"):
        return Call("", "nothing")
    called = ""
    for depth, frame in enumerate(library):
        call = _known(frame, library[depth:])
        if call is not None:
            return replace(call, name=called or call.name)
        called = called or _as_called(frame)
    call = _by_kind(blocked.kind, lock)
    return replace(call, name=called or call.name)


Key = tuple[str, str]  # ("multiprocessing/queues", "get"): module as a path, function
_PACKAGES = ("multiprocessing", "futures", "asyncio")


def key(frame: Frame) -> Key:
    """A library frame without the place where Python is installed."""
    *_, package, module = "", *frame.file.removesuffix(".py").split("/")
    return f"{package}/{module}" if package in _PACKAGES else module, frame.function


def _known(frame: Key, inward: Sequence[Key]) -> Call | None:
    module, function = frame
    names = [name for _, name in inward]
    if "_callmethod" in names:
        return Call(f"proxy.{'acquire' if function == '__enter__' else function}", "manager")
    if module in ("threading", "multiprocessing/synchronize"):
        return _synchronizer(inward)
    at_its_lock = ("multiprocessing/synchronize", "__enter__") in inward
    if frame == ("multiprocessing/queues", "put") and ("send_bytes" in names or at_its_lock):
        return Call("SimpleQueue.put", "reader")
    return _CALLS.get(frame)


def _synchronizer(inward: Sequence[Key]) -> Call | None:
    """Classes that are built on each other: an Event waits by its Condition, a Barrier by ``wait_for``."""
    names = [name for _, name in inward]
    inside = inward[-1][0] == "threading"
    if inward[0] == ("threading", "wait") and not inside:
        return Call("Barrier.wait", "barrier")  # the one class that multiprocessing inherits
    prefix = "threading." if inside else ""
    match names:
        case ["wait", "_wait" | "_enter", *_]:
            return Call(f"{prefix}Barrier.wait", "barrier", inside)
        case ["wait", "wait" | "__enter__", *_]:
            return Call(f"{prefix}Event.wait", "event", inside)
        case ["wait"] | ["wait_for", *_]:
            return Call(f"{prefix}Condition.{names[0]}", "notify", inside)
        case ["acquire", *_]:
            return Call(f"{prefix}Semaphore.acquire", "permit", inside)
        case ["join", *_]:
            return Call("Thread.join", "thread", True)
        case ["__enter__", *_]:
            return Call("threading.Condition.acquire", "lock", True) if inside else None
    return None


def _at_exit(library: Sequence[Key]) -> Call | None:
    if not any(frame in _EXITS for frame in library):
        return None
    for frame, call in _EXIT_WAITS:
        if frame in library:
            return call
    return Call("exit", "unknown", at_exit=True)


_EXITS = (
    ("multiprocessing/util", "_exit_function"),
    ("futures/thread", "_python_exit"),
    ("futures/process", "_python_exit"),
    ("threading", "_shutdown"),
)
_EXIT_WAITS: tuple[tuple[Key, Call], ...] = (
    (("multiprocessing/queues", "_finalize_join"), Call("Queue.join_thread", "flush", at_exit=True)),
    (("multiprocessing/process", "join"), Call("Process.join", "child", at_exit=True)),
    (("multiprocessing/pool", "_terminate_pool"), Call("Pool.terminate", "workers", at_exit=True)),
    (("futures/thread", "_python_exit"), Call("Executor.shutdown", "workers", at_exit=True)),
    (("futures/process", "_python_exit"), Call("Executor.shutdown", "workers", at_exit=True)),
    (("threading", "_shutdown"), Call("Thread.join", "thread", inside=True, at_exit=True)),
)


# module, function, the call as a student writes it, what it awaits, "inside" if only a thread could end it
_TABLE = """
multiprocessing/process       join              Process.join                child
multiprocessing/queues        get               Queue.get                   item
multiprocessing/queues        put               Queue.put                   room
multiprocessing/queues        join              JoinableQueue.join          tasks_done
multiprocessing/queues        join_thread       Queue.join_thread           flush
multiprocessing/connection    recv              Connection.recv             message
multiprocessing/connection    recv_bytes        Connection.recv_bytes       message
multiprocessing/connection    recv_bytes_into   Connection.recv_bytes_into  message
multiprocessing/connection    poll              Connection.poll             message
multiprocessing/connection    wait              connection.wait             message
multiprocessing/connection    send              Connection.send             reader
multiprocessing/connection    send_bytes        Connection.send_bytes       reader
multiprocessing/connection    accept            Listener.accept             client
multiprocessing/pool          map               Pool.map                    result
multiprocessing/pool          starmap           Pool.starmap                result
multiprocessing/pool          apply             Pool.apply                  result
multiprocessing/pool          get               AsyncResult.get             result
multiprocessing/pool          wait              AsyncResult.wait            result
multiprocessing/pool          next              IMapIterator.next           result
multiprocessing/pool          join              Pool.join                   workers
multiprocessing/pool          terminate         Pool.terminate              workers
multiprocessing/pool          __exit__          Pool.terminate              workers
multiprocessing/sharedctypes  __enter__         Value.acquire               lock
multiprocessing/sharedctypes  __getitem__       Array.__getitem__           lock
multiprocessing/sharedctypes  __setitem__       Array.__setitem__           lock
multiprocessing/sharedctypes  __getslice__      Array.__getslice__          lock
multiprocessing/sharedctypes  __setslice__      Array.__setslice__          lock
<string>                      getvalue          Value.value                 lock
<string>                      setvalue          Value.value                 lock
futures/_base                 result            Future.result               result
futures/_base                 exception         Future.exception            result
futures/_base                 result_iterator   Executor.map                result
futures/_base                 wait              futures.wait                result
futures/_base                 as_completed      futures.as_completed        result
futures/_base                 __exit__          Executor.shutdown           workers
futures/process               _chain_from_iterable_of_lists  Executor.map   result
futures/process               shutdown          Executor.shutdown           workers
futures/thread                shutdown          Executor.shutdown           workers
queue                         get               queue.Queue.get             item        inside
queue                         put               queue.Queue.put             room        inside
queue                         join              queue.Queue.join            tasks_done  inside
subprocess                    wait              Popen.wait                  child
subprocess                    __exit__          Popen.wait                  child
subprocess                    communicate       Popen.communicate           message
subprocess                    run               subprocess.run              child
subprocess                    call              subprocess.call             child
subprocess                    check_call        subprocess.check_call       child
subprocess                    check_output      subprocess.check_output     child
asyncio/runners               run               asyncio.run                 unknown     inside
asyncio/base_events           run_until_complete  loop.run_until_complete   unknown     inside
socket                        accept            socket.accept               client
selectors                     select            selector.select             message
signal                        sigwait           signal.sigwait              signal
"""


def _rows(table: str) -> dict[Key, Call]:
    rows = (line.split() for line in table.strip().splitlines())
    return {
        (module, function): Call(name, cast(Awaited, awaits), bool(inside))
        for module, function, name, awaits, *inside in rows
    }


_CALLS = _rows(_TABLE)
_BENEATH = (  # modules whose frames a student did not call by name
    "contextlib", "functools", "threading", "futures/thread", "futures/process",
    "multiprocessing/process", "multiprocessing/synchronize",
)  # fmt: skip
_TASK_RUNNERS = ("worker", "_worker", "mapstar", "starmapstar")


def _as_called(frame: Key) -> str:
    """``socketserver.serve_forever`` for a library function that the table does not know."""
    module, function = frame
    if module.startswith("<") or function.startswith("<") or module in _BENEATH or function in _TASK_RUNNERS:
        return ""
    return f"{module.rpartition('/')[2]}.{function}"


def _by_kind(kind: WaitKind, lock: str) -> Call:
    if kind == "shared_futex":
        awaits: Awaited = "permit" if lock.endswith("Semaphore") else "lock"
        return Call(f"{lock or 'Lock'}.acquire", awaits)
    return _KINDS.get(kind, Call("syscall", "unknown"))


_KINDS: dict[WaitKind, Call] = {
    "private_futex": Call("threading.Lock.acquire", "lock", inside=True),
    "read": Call("read", "message"),
    "write": Call("write", "reader"),
    "accept": Call("socket.accept", "client"),
    "poll": Call("poll", "message"),
    "select": Call("select", "message"),
    "epoll": Call("epoll", "message"),
    "child": Call("os.waitpid", "child"),
    "signal": Call("signal.pause", "signal"),
    "awaited_signal": Call("signal.sigwait", "signal"),
    "timed": Call("sleep", "time"),
}
