"""Patch a library module when the program imports it, so that nobody pays for what he does not use."""

import sys
from _frozen_importlib_external import PathFinder

# library module -> (module of the probe, function in it)
HOOKS = {
    "multiprocessing.context": ("processes", "context"),
    "multiprocessing.process": ("processes", "process"),
    "multiprocessing.util": ("processes", "util"),
    "multiprocessing.popen_fork": ("processes", "popen_fork"),
    "multiprocessing.connection": ("messages", "connection"),
    "multiprocessing.queues": ("messages", "queues"),
    "multiprocessing.synchronize": ("locks", "synchronize"),
    "multiprocessing.shared_memory": ("shared", "shared_memory"),
    "multiprocessing.sharedctypes": ("values", "sharedctypes"),
    "multiprocessing.managers": ("managers", "managers"),
    "multiprocessing.pool": ("pools", "pool"),
    "concurrent.futures._base": ("pools", "futures_base"),
    "concurrent.futures.process": ("pools", "futures_process"),
    "signal": ("helpers", "signal"),
    "socket": ("helpers", "socket"),
    "sqlite3.dbapi2": ("audit", "sqlite3"),
    "traceback": ("processes", "traceback"),
}


class Finder:
    """Finds nothing itself: lets the usual finder find a watched module and patches it once it has run."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name not in HOOKS:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None:
            _patch_after_exec(spec.loader, name)
        return spec


def install():
    sys.meta_path.insert(0, Finder)
    for name in HOOKS:
        if name in sys.modules:
            _patch(name, sys.modules[name])


def _patch_after_exec(loader, name):
    original = loader.exec_module

    def exec_module(module):
        del loader.exec_module
        original(module)
        _patch(name, module)

    loader.exec_module = exec_module


def _patch(name, module):
    try:
        where, what = HOOKS[name]
        patches = __import__(f"grade_probe.{where}", fromlist=[what])
        getattr(patches, what)(module)
    except Exception:
        pass
