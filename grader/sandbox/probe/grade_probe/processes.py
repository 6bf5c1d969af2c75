"""Processes: start, begin, end, join; and the scenario's start method as the default."""

import os
import posix
import sys

from grade_probe.channel import emit, own_file, raise_pending

_BEGIN = "child process calling self.run()"
_END = "process exiting with exitcode "

_OURS = ("GRADE_PROBE", "GRADE_ROOT", "GRADE_METHOD", "PYTHONPATH")
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
    module._children = _Children(module._children)


class _Children(set):
    """multiprocessing's set of running children: entering and leaving it is start and join."""

    def add(self, child):
        emit("p.start", child.pid, _STARTERS.get(sys._getframe(2).f_code.co_name, ""))
        super().add(child)

    def discard(self, child):
        """From ``join``, but also from ``is_alive``, ``active_children`` and each ``start``."""
        super().discard(child)
        if child._popen is not None and child._popen.returncode is not None:
            kind = "p.join" if sys._getframe(1).f_code.co_name == "join" else "p.ended"
            emit(kind, child.pid, child._popen.returncode)


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
        finally:
            for name in missing:
                posix.unsetenv(name)

    module.info, module.spawnv_passfds = watched_info, watched_spawn


def traceback(module):
    """``_bootstrap`` prints the exception that ended ``run()``."""
    print_exc = module.print_exc

    def watched_print(*args, **kwargs):
        if sys._getframe(1).f_code.co_name == "_bootstrap":
            _failed(*sys.exc_info())
        return print_exc(*args, **kwargs)

    watched_print.__doc__ = print_exc.__doc__
    module.print_exc = watched_print


def _failed(kind, _, trace):
    place = None
    while trace is not None:
        file = own_file(trace.tb_frame.f_code)
        place = (file, str(trace.tb_lineno)) if file else place
        trace = trace.tb_next
    emit("p.error", kind.__name__, "", place)


def _begin():
    library = sys.modules["multiprocessing.process"]
    process(library)  # _bootstrap has just made a new, plain set of children
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
        if sys._getframe(1).f_code.co_name == "join":
            emit("p.joining", self.pid, "" if timeout is None else timeout)
        return wait(self, timeout)

    module.Popen.wait = watched_wait
