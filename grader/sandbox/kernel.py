"""The few system calls that Python's standard library does not wrap."""

from __future__ import annotations

import ctypes
import fcntl
import os
import struct

_PR_SET_CHILD_SUBREAPER = 36
_PIDFD_GET_INFO = 0xC040FF0B  # _IOWR(0xFF, 11, 64 bytes), <linux/pidfd.h>
_PIDFD_INFO_EXIT = 1 << 3
_PIDFD_GETFD = 438
_TGKILL = {"x86_64": 234, "aarch64": 131}
_PIDFD_INFO = struct.Struct("=QQ11Ii")  # mask, cgroup id, eleven ids, exit code


def become_subreaper() -> None:
    """From now on orphaned descendants of this process become its children."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_CHILD_SUBREAPER)")


def pidfd_exit_status(pidfd: int) -> int | None:
    """The wait status of a process that was reaped by anybody; None before that or on Linux < 6.15."""
    info = bytearray(_PIDFD_INFO.pack(_PIDFD_INFO_EXIT, *[0] * 13))
    try:
        fcntl.ioctl(pidfd, _PIDFD_GET_INFO, info)
    except OSError:
        return None
    fields = _PIDFD_INFO.unpack(info)
    return int(fields[-1]) if fields[0] & _PIDFD_INFO_EXIT else None


def signal_thread(pid: int, tid: int, number: int) -> bool:
    """Send a signal to one thread (tgkill); whether it was there."""
    return int(ctypes.CDLL(None).syscall(_TGKILL[os.uname().machine], pid, tid, number)) == 0


def copy_descriptor(pid: int, number: int) -> int:
    """A duplicate of another process's descriptor (pidfd_getfd, Linux >= 5.6); OSError if refused."""
    pidfd = os.pidfd_open(pid)
    try:
        copy = int(ctypes.CDLL(None, use_errno=True).syscall(_PIDFD_GETFD, pidfd, number, 0))
    finally:
        os.close(pidfd)
    if copy < 0:
        raise OSError(ctypes.get_errno(), "a descriptor cannot be looked at")
    return copy


def exit_code(status: int) -> int:
    """A wait status as Python's ``returncode``: negative for a signal."""
    return os.waitstatus_to_exitcode(status)
