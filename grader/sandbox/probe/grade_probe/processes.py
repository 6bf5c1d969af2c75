"""Processes: start, begin, end, join; and the scenario's start method as the default."""

import os
import posix
import sys
from functools import update_wrapper

from grade_probe.channel import emit, ours, raise_pending
from grade_probe.frames import by_library, caller, innermost, name_of, unseen

_BEGIN = "child process calling self.run()"
_END = "process exiting with exitcode "

_OURS = ("GRADE_PROBE", "GRADE_ROOT", "GRADE_METHOD", "GRADE_DELAYS", "PYTHONPATH")
_environment = {name: os.environ[name] for name in _OURS if name in os.environ}
# functions of the library that call start() themselves -> the role of what they start
_STARTERS = {"_repopulate_pool_static": "worker", "_spawn_process": "worker", "_spawn_worker": "worker"}
_WORKERS = (("multiprocessing.pool", "worker"), ("concurrent.futures.process", "_process_worker"))


def context(module):
    """Make the scenario's start method the default, not the choice: ``set_start_method`` still works."""
    chosen = module._concrete_contexts.get(os.environ.get("GRADE_METHOD"))
    if chosen is not None:
        module._default_context._default_context = chosen


def process(module):
    _watch_children(module)
    look = module.BaseProcess.exitcode.fget

    def exitcode(self):
        try:
            code = look(self)
        except BaseException as error:
            unseen(error)
            raise
        if code is not None and self._popen is not None:
            _is_seen_to_have_ended(self, code)
        return code

    module.BaseProcess.exitcode = property(update_wrapper(exitcode, look))


def connection(module):
    """``wait`` on the sentinels of processes tells which of them have ended."""
    wait = module.wait

    def watched_wait(object_list, timeout=None):
        try:
            ready = wait(object_list, timeout)
        except BaseException as error:
            unseen(error)
            raise
        if ready and not by_library(caller()):
            _sentinels_seen(ready)
        return ready

    module.wait = update_wrapper(watched_wait, wait)


def _sentinels_seen(ready):
    try:
        for child in sys.modules["multiprocessing.process"]._children:
            if child._popen.sentinel in ready:
                _is_seen_to_have_ended(child, "")
    except Exception as error:
        if not ours(error):
            raise


def _is_seen_to_have_ended(child, code):
    """Told once of each process."""
    if not hasattr(child._popen, "_grade_ended"):
        child._popen._grade_ended = True
        emit("p.ended", child.pid, code)


def _watch_children(module):
    module._children = _Children(module._children)


class _Children(set):
    """multiprocessing's set of running children: entering and leaving it is start and join."""

    def add(self, child):
        emit("p.start", child.pid, _STARTERS.get(_starter(caller()), ""))
        super().add(child)

    def discard(self, child):
        """From ``join``, but also from ``is_alive``, ``active_children`` and each ``start``."""
        super().discard(child)
        if child._popen is not None and child._popen.returncode is not None:
            kind = "p.join" if name_of(caller()) == "join" else "p.ended"
            emit(kind, child.pid, child._popen.returncode)


def _starter(start):
    """The name of the function that called ``start``."""
    return name_of(start and start.f_back)


def util(module):
    """``_bootstrap`` calls ``util.info`` right before ``run()`` and right before the process exits."""
    info, spawn = module.info, module.spawnv_passfds

    def watched_info(message, *args):
        if message == _BEGIN:
            _begin()
            raise_pending()
        elif message.startswith(_END):
            emit("p.end", "", message[len(_END) :])
        return info(message, *args)

    def watched_spawn(path, args, passfds):
        missing = [name for name in _environment if name not in os.environ]
        for name in missing:  # the program cleared its environment
            posix.putenv(name, _environment[name])
        try:
            return spawn(path, args, passfds)
        except BaseException as error:
            unseen(error)
            raise
        finally:
            for name in missing:
                posix.unsetenv(name)

    module.info, module.spawnv_passfds = watched_info, watched_spawn


def traceback(module):
    """``_bootstrap`` prints the exception that ended ``run()``."""
    print_exc = module.print_exc

    def watched_print(*args, **kwargs):
        if name_of(caller()) == "_bootstrap":
            _failed(*sys.exc_info())
        return print_exc(*args, **kwargs)

    module.print_exc = update_wrapper(watched_print, print_exc)


def _failed(kind, _, trace):
    emit("p.error", kind.__name__, "", innermost(trace))


def _begin():
    library = sys.modules["multiprocessing.process"]
    _watch_children(library)  # _bootstrap has just made a new, plain set of children
    current = library._current_process
    emit("p.begin", _role(getattr(current, "_target", None)), current.name)


def _role(target):
    name = getattr(target, "__module__", ""), getattr(target, "__name__", "")
    if name in _WORKERS:
        return "worker"
    return "manager" if name == ("multiprocessing.managers", "_run_server") else ""


def popen_fork(module):
    wait = module.Popen.wait

    def watched_wait(self, timeout=None):
        if name_of(caller()) == "join":
            emit("p.joining", self.pid, "" if timeout is None else timeout)
        try:
            return wait(self, timeout)
        except BaseException as error:
            unseen(error)
            raise

    module.Popen.wait = watched_wait
