"""Who calls, read from the stack; and tracebacks that show none of our own frames."""

import sys

from grade_probe.channel import ours, own_file

_frame = sys._getframe
_parts = {}  # file -> what it is a part of
_PACKAGES = ("multiprocessing", "futures")
_WITH = ("__enter__", "__exit__")
_LOCKS = ("multiprocessing.synchronize", "multiprocessing.sharedctypes")
_POOLS = ("multiprocessing.pool", "futures.process")


def caller():
    """The frame that called whoever asks; None where an audit hook of the program's forbids to look."""
    try:
        return _frame(2)
    except Exception as error:
        if not ours(error):
            raise
        return None


def name_of(frame):
    """Of the function that a frame runs; "" for none."""
    return "" if frame is None else frame.f_code.co_name


def part_of(frame):
    """What a frame's function is a part of: "own" for the student's files, "multiprocessing.queues", "" …"""
    file = frame.f_code.co_filename
    part = _parts.get(file)
    if part is None:
        *_, package, module = "", *file.removesuffix(".py").split("/")
        library = f"{package}.{module}" if package in _PACKAGES else module if module == "threading" else ""
        part = _parts[file] = "own" if own_file(frame.f_code) else library
    return part


def asker(frame):
    """Whose code asked for a lock: a ``with`` of the library's passes the question on."""
    while frame is not None and frame.f_code.co_name in _WITH and part_of(frame) in _LOCKS:
        frame = frame.f_back
    return frame


def by_student(frame):
    return frame is not None and part_of(frame) == "own"


def by_library(frame):
    """A call by another part of multiprocessing or concurrent.futures, of no interest to the student."""
    return frame is not None and "." in part_of(frame)


def by_pool(frame):
    """A queue's method that a pool called for itself."""
    while frame is not None and part_of(frame) == "multiprocessing.queues":
        frame = frame.f_back
    return frame is not None and part_of(frame) in _POOLS


def innermost(trace):
    """File and line of the student's innermost line in a traceback; None if there is none."""
    place = None
    while trace is not None:
        file = own_file(trace.tb_frame.f_code)
        place = (file, str(trace.tb_lineno)) if file else place
        trace = trace.tb_next
    return place


def unseen(error):
    """Take the frame that has just caught this error out of its traceback, before a bare ``raise``.

    Python 3.10 raises the traceback that it caught all the same.
    """
    error.__traceback__ = error.__traceback__.tb_next
