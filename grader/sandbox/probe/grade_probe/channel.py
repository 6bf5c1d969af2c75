"""The connection to the supervisor: one unix SEQPACKET connection per process, one record per send.

Each process begins with a *hello* and waits, at most a second, for one byte; meanwhile the supervisor reads
this process's entry in /proc.  A record is one line of tab-separated fields; the kernel stamps it with the
sender's pid.  ``send`` on SEQPACKET is atomic, so threads need no lock.

What a program does a million times is not told a million times: of each kind of event, object and line only
the first 400, and of each kind and line 1000; then one ``capped`` says so.
"""

import _signal
import _socket
import _thread
import faulthandler
import fcntl
import os
import sys
import time
from os import fstat, getpid, getppid

_SECOND = (1).to_bytes(8, sys.byteorder) + (0).to_bytes(8, sys.byteorder)
_ALL_SIGNALS = _signal.valid_signals()
_STACK_SIGNAL = _signal.SIGRTMAX - 1  # answered with the thread's stack, see the supervisor's stacks.py
_BROKEN = (9, 32, 88, 107)  # EBADF, EPIPE, ENOTSOCK, ENOTCONN
_MOST_OF_OBJECT, _MOST_OF_LINE, _ALWAYS = 400, 1000, -1
_ALWAYS_TOLD = ("p.", "pool.", "task.", "cb.", "eb.", "res.", "helper", "alarm", "timed", "capped")
_LOOKED_AT = "sys._getframe"  # the audit event
_HERE = __file__.rpartition("/")[0]

_now = time.monotonic_ns
_thread_id = _thread.get_native_id
_frame = sys._getframe
_Frame = type(_frame())


class _State:
    """What this process knows of its connection; a forked child fills it anew."""

    path = root = ""
    socket = None
    inode = pid = 0
    patient = True  # who was not answered once does not wait again, nor do its forks
    pending = None  # what a signal handler raised during a forked child's hello
    pause = None  # with targeted delays: sleeps after (kind, line)


_me = _State()
_told = {}  # (kind, file, line) -> how many events of each object, and under None of all
_files = {}  # a function's file -> the student's own, or ""


def open_channel(path, root):
    _me.path, _me.root = path, root.rstrip("/") + "/"
    _hello("start", getppid())
    os.register_at_fork(after_in_child=_after_fork_in_child)


def emit(kind, object="", value="", place=None):
    """Send one event; the place is the first line of the student's own files on the stack."""
    line = ""
    try:
        file, line = place or _where()
        event = _unless_too_many(kind, object, value, file, line)
        if event:
            stamp = f"{event[0]}\t{_me.pid}\t{_now()}\t{_thread_id()}\t"
            record = f"{stamp}{_plain(event[1])}\t{_plain(event[2])}\t{_plain(file)}\t{line}"
            _send(record.encode("utf-8", "backslashreplace"))
    except Exception as error:
        if not ours(error):
            raise
    if _me.pause is not None:
        _me.pause(kind, line)


def rest(kind):
    """What this kind of event announced has now been done: time for a targeted delay."""
    if _me.pause is not None:
        _me.pause(f"after {kind}", _where()[1])


def _unless_too_many(kind, object, value, file, line):
    """The event, or that it is capped, or nothing any more."""
    told = _told.get((kind, file, line))
    if told is None:
        always = kind.startswith(_ALWAYS_TOLD) or kind.endswith(".new")
        told = _told[kind, file, line] = {None: _ALWAYS if always else 0}
    count, total = told.get(object, 0), told[None]
    if total < 0:
        return kind, object, value
    if count < _MOST_OF_OBJECT and total < _MOST_OF_LINE:
        told[object], told[None] = count + 1, total + 1
        return kind, object, value
    if count == _MOST_OF_OBJECT:
        told[object] = count + 1
        return "capped", object, kind
    if total == _MOST_OF_LINE:
        told[None] = total + 1
        return "capped", "", kind
    return None


def ours(error):
    """Whether an error belongs to the probe's work.  If not, a signal handler of the program's has raised it,
    which happened to run meanwhile, and it is the program's: it is known by its arguments.  (An audit hook
    that does not like the probe has a frame among its own as well.)"""
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_filename.startswith(_HERE):
        trace = trace.tb_next
    given = () if trace is None else tuple(_flat(trace.tb_frame.f_locals.values()))
    return _Frame not in map(type, given) or _LOOKED_AT in [one for one in given if type(one) is str]


def _flat(values):
    for value in values:
        if type(value) is tuple:
            yield from _flat(value)
        else:
            yield value


def inode(end):
    """The identity of an open pipe or socket: stable over fork and spawn."""
    return fstat(end.fileno()).st_ino


def raise_pending():
    """Raise here what a signal handler raised while the forked child stood in its hello."""
    pending, _me.pending = _me.pending, None
    if pending is not None:
        raise pending


def _plain(text):
    text = str(text)
    if "\\" in text or "\t" in text or "\n" in text:
        text = text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
    return text


def _where():
    try:
        frame = _frame(2)
    except Exception as error:
        if not ours(error):
            raise
        return "", ""
    while frame is not None:
        code = frame.f_code
        file = _files.get(code.co_filename)
        if file or (file is None and (file := own_file(code))):
            return file, str(frame.f_lineno)
        if code.co_name in ("_bootstrap", "_launch"):  # below lie the parent's frames, copied by fork
            break
        frame = frame.f_back
    return "", ""


def own_file(code):
    """The file of a function of the student's own; "" for the library's."""
    name = code.co_filename
    own = _files.get(name)
    if own is None:
        students = name.startswith(_me.root) and "/site-packages/" not in name
        own = _files[name] = name[len(_me.root) :] if students else ""
    return own


def _send(data):
    try:
        _me.socket.send(data)
    except OSError as error:
        # The program closed or reused our descriptor: come back once under a new one.
        if error.errno in _BROKEN and _me.patient:
            _hello("again", getppid())
            _me.socket.send(data)


def _hello(what, parent):
    _me.pid = getpid()
    try:
        connection = _connect()
        _me.socket = connection
        _me.inode = fstat(connection.fileno()).st_ino
        faulthandler.register(_STACK_SIGNAL, file=connection.fileno(), all_threads=False)
        connection.send(f"hello\t{_me.pid}\t{_now()}\t{what}\t{parent}\t{connection.fileno()}".encode())
        if _me.patient:
            _me.patient = connection.recv(1) == b"!"
    except Exception:
        _me.patient = False


def _connect():
    connection = _socket.socket(_socket.AF_UNIX, _socket.SOCK_SEQPACKET)
    for option in (_socket.SO_RCVTIMEO, _socket.SO_SNDTIMEO):  # they bound connect as well
        connection.setsockopt(_socket.SOL_SOCKET, option, _SECOND)
    connection.connect(_me.path)
    return _moved_up(connection)


def _moved_up(connection):
    """On a high descriptor the program's own numbers are those of a bare run."""
    try:
        high = min(os.sysconf("SC_OPEN_MAX"), 1024) - 8
        high = fcntl.fcntl(connection.fileno(), fcntl.F_DUPFD_CLOEXEC, high)
    except OSError:
        return connection
    moved = _socket.socket(_socket.AF_UNIX, _socket.SOCK_SEQPACKET, 0, high)
    connection.close()
    return moved


def _after_fork_in_child():
    parent = _me.pid
    try:
        before = _signal.pthread_sigmask(_signal.SIG_BLOCK, _ALL_SIGNALS)
    except BaseException as error:
        # The mask is set all the same; a handler ran.  CPython would discard what is raised in here.
        before, _me.pending = (), error
    _told.clear()
    try:
        _leave_parents_connection()
        _hello("fork", parent)
    except Exception:
        pass
    try:
        _signal.pthread_sigmask(_signal.SIG_SETMASK, before)
    except BaseException as error:
        _me.pending = error


def _leave_parents_connection():
    inherited, _me.socket = _me.socket, None
    if inherited is None:
        return
    descriptor = inherited.detach()
    try:
        if fstat(descriptor).st_ino == _me.inode:  # else the program reused the number
            os.close(descriptor)
    except OSError:
        pass
