"""What a proof of stillness has to know: threads of the library that tick or spin, and armed alarms.

Forged, these announcements can hurt only the forger: his own program is judged early.
"""

import time

from grade_probe.channel import emit


def managers(module):
    """A Manager's server sleeps a second at a time on the event that it tests."""
    announced(module.Server, "serve_forever", "ticks")


def announced(owner, name, what):
    """Let a method tell its thread before it runs: ``helper``, and whether it ticks or spins; and after."""
    kind = vars(owner)[name]
    original = kind.__func__ if isinstance(kind, classmethod) else kind

    def run(*args, **kwargs):
        emit("helper", what)
        try:
            return original(*args, **kwargs)
        finally:
            emit("helper")

    setattr(owner, name, classmethod(run) if isinstance(kind, classmethod) else run)


def signal(module):
    """No file of /proc shows an alarm whose default action will kill the process."""
    alarm, setitimer = module.alarm, module.setitimer

    def watched_alarm(seconds, /):
        _armed(seconds)
        return alarm(seconds)

    def watched_setitimer(which, seconds, interval=0.0, /):
        if which == module.ITIMER_REAL:
            _armed(float("inf") if interval else seconds)
        return setitimer(which, seconds, interval)

    module.alarm, module.setitimer = watched_alarm, watched_setitimer


def _armed(seconds):
    emit("alarm", seconds if seconds == float("inf") else time.monotonic() + seconds if seconds else 0)
