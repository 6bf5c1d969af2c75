"""What a proof of stillness has to know: threads of the library that spin, and clocks that it cannot see.

Forged, these announcements can hurt only the forger: his own program is judged early.
"""

import time
from _thread import get_native_id
from functools import update_wrapper

from grade_probe.channel import emit, fstat
from grade_probe.frames import unseen

_FOREVER = float("inf")


def managers(module):
    """A Manager's server waits a second at a time for the event that it then tests, again and again.  Whoever
    sets it wakes it at once, so it may as well wait without end: then it is seen to sleep."""
    module.Server.stop_event = _Patient()


class _Patient:
    """An attribute that makes each Event given to it wait without a time-out."""

    def __get__(self, server, owner=None):
        return self if server is None else vars(server)["stop_event"]

    def __set__(self, server, event):
        wait = event.wait
        event.wait = lambda timeout=None: wait()
        vars(server)["stop_event"] = event


_spinning = set()  # kernel's ids of threads


def spins(owner, name):
    """Let a class method tell that its thread may spin, before it runs, and after that it will no more."""
    original = vars(owner)[name].__func__

    def run(*args, **kwargs):
        _spinning.add(get_native_id())
        emit("helper", "spins")
        try:
            return original(*args, **kwargs)
        except BaseException as error:
            unseen(error)
            raise
        finally:
            _spinning.discard(get_native_id())
            emit("helper")

    setattr(owner, name, classmethod(run))


def works(owner, name):
    """Let a static method tell that such a thread is at work while it runs."""
    original = vars(owner)[name].__func__

    def run(*args, **kwargs):
        spinning = get_native_id() in _spinning
        if spinning:
            emit("helper")
        try:
            return original(*args, **kwargs)
        except BaseException as error:
            unseen(error)
            raise
        finally:
            if spinning:
                emit("helper", "spins")

    setattr(owner, name, staticmethod(run))


def signal(module):
    """No file of /proc shows an alarm whose default action will kill the process."""
    alarm, setitimer = module.alarm, module.setitimer

    def watched_alarm(seconds, /):
        _armed(seconds)
        try:
            return alarm(seconds)
        except BaseException as error:
            unseen(error)
            _armed(_FOREVER)  # the one before may still be set
            raise

    def watched_setitimer(which, seconds, interval=0.0, /):
        if which == module.ITIMER_REAL:
            _armed(_FOREVER if interval and seconds else seconds)
        try:
            return setitimer(which, seconds, interval)
        except BaseException as error:
            unseen(error)
            _armed(_FOREVER)
            raise

    for new, old in ((watched_alarm, alarm), (watched_setitimer, setitimer)):
        setattr(module, old.__name__, update_wrapper(new, old))


def socket(module):
    """No file of /proc shows a time-out inside a socket."""
    setsockopt = module.socket.setsockopt
    hidden = {(module.SOL_SOCKET, module.SO_RCVTIMEO), (module.SOL_SOCKET, module.SO_SNDTIMEO)}

    def watched_setsockopt(self, *args):
        if args[:2] in hidden:
            _timed(self)
        try:
            return setsockopt(self, *args)
        except BaseException as error:
            unseen(error)
            raise

    module.socket.setsockopt = update_wrapper(watched_setsockopt, setsockopt)


def _timed(one):
    try:
        emit("timed", fstat(one.fileno()).st_ino)
    except Exception:
        pass


def _armed(seconds):
    try:
        until = time.monotonic() + seconds if seconds else 0
    except Exception:  # a number of a kind that only the call itself understands
        until = _FOREVER
    emit("alarm", until)
