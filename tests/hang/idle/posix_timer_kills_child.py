"""A timer of timer_create, that only /proc/PID/timers shows, will kill the child that main joins."""

import ctypes
import signal
from multiprocessing import Event, Process


class Timespec(ctypes.Structure):
    _fields_ = [("s", ctypes.c_long), ("ns", ctypes.c_long)]


class Setting(ctypes.Structure):
    _fields_ = [("interval", Timespec), ("value", Timespec)]


def work():
    libc, timer = ctypes.CDLL("libc.so.6"), ctypes.c_void_p()
    if not hasattr(libc, "timer_create"):
        libc = ctypes.CDLL("librt.so.1")
    assert libc.timer_create(1, None, ctypes.byref(timer)) == 0
    setting = Setting(Timespec(0, 0), Timespec(0, 700_000_000))
    assert libc.timer_settime(timer, 0, ctypes.byref(setting), None) == 0
    Event().wait()


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    child.join()
    assert child.exitcode == -signal.SIGALRM
