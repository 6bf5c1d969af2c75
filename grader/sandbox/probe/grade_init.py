"""Process 1 of a jail: it forks the program, reaps everybody, and says how each of them ended.

Theory of operation
-------------------
bubblewrap starts the student's interpreter as process 1 of a pid namespace.  Before anything of the student's
runs, ``sitecustomize`` comes here, and the interpreter splits in two: the child goes on and becomes the
program, process 2; the parent stays process 1, never returns, and never runs a line of the student's.  So the
jail costs a fork and not a second interpreter.

Process 1 is trusted with one thing: the socket on which it tells the supervisor the kernel's word on every
process that it reaped.  A program of the same user could otherwise speak for it (take the socket with
``pidfd_getfd``, write its memory through /proc/1/mem), so it is not dumpable; signals do not reach it, since
it is process 1 and has no handlers; limits are kept off it by the jail's filter of system calls.

It does not end when the program ends: with it the kernel would kill what is left over and remove the work
folder, which the supervisor wants to see.  The supervisor kills it, or bubblewrap's end does.

What is imported here is unloaded in the child again: the program finds its interpreter as without a jail.
"""

import os
import sys

_PR_SET_DUMPABLE = 4
_FAILED = 70
_FIRST_NUMBERS = 100  # of descriptors
_SETTING = "GRADE_INIT"  # the socket's number, then NAME=N for each of resource.RLIMIT_NAME
_ALL_ACCESS = (1 << 13) - 1  # Landlock's rights of ABI 1; later ones are bits 13 (refer), 14 (truncate)
_READS = 0b1101  # execute, read a file, read a folder
_WRITES_FILE = 0b10
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same numbers on every machine
_WRITABLE = ("/box", "/tmp", "/dev/shm")


def stand_apart():
    """Returns in the child alone; whatever goes wrong ends the process."""
    try:
        before = set(sys.modules)
        socket, *limits = os.environ.pop(_SETTING).split()
        speak = _speaker(int(socket))
        _limit(limits)
        call = _caller()
        if os.fork():
            _reap(speak, call)
        os.setsid()
        _fence(call)
        _say(speak, b"main")
        if speak.recv(1) != b"!":
            os._exit(_FAILED)
        speak.close()
        del speak, call
        for name in set(sys.modules) - before:
            del sys.modules[name]
    except BaseException as error:
        os.write(2, f"the jail's first process: {type(error).__name__}: {error}\n".encode())
        os._exit(_FAILED)


def _speaker(descriptor):
    import _socket

    return _socket.socket(_socket.AF_UNIX, _socket.SOCK_SEQPACKET, 0, descriptor)


def _caller():
    """Calls functions of the C library.  Some libffi keeps a descriptor open for good: the first numbers,
    which a program may look at, are all taken meanwhile."""
    taken = [os.dup(2)]
    while taken[-1] < _FIRST_NUMBERS:
        taken.append(os.dup(2))
    import _ctypes

    for descriptor in taken:
        os.close(descriptor)
    library = _ctypes.dlopen(None, 0)

    def call(name, *arguments):
        return _ctypes.call_cdeclfunction(_ctypes.dlsym(library, name), arguments)

    return call


def _limit(limits):
    import resource

    for limit in limits:
        name, _, number = limit.partition("=")
        kind, number = getattr(resource, "RLIMIT_" + name), int(number)
        hard = resource.getrlimit(kind)[1]
        number = number if hard == resource.RLIM_INFINITY else min(number, hard)
        resource.setrlimit(kind, (number, number))


def _reap(speak, call):
    """Process 1 from here on."""
    import _signal

    _signal.pthread_sigmask(_signal.SIG_BLOCK, _signal.valid_signals())
    if call("prctl", _PR_SET_DUMPABLE, 0, 0, 0, 0):
        os._exit(_FAILED)
    for descriptor in (0, 1, 2):
        os.close(descriptor)
    _say(speak, b"init")
    while True:
        try:
            pid, status, usage = os.wait4(-1, 0)
        except ChildProcessError:
            _signal.pause()  # for ever: nobody is left who could make a process
        except BaseException:
            os._exit(_FAILED)
        else:
            _say(speak, b"%d %d %d" % (pid, status, (usage.ru_utime + usage.ru_stime) * 1e6))


def _say(speak, words):
    try:
        speak.send(words)
    except OSError:  # the supervisor is gone, and soon we are
        os._exit(_FAILED)


def _fence(call):
    """Landlock, a second wall where the kernel has it: read everything there is, write in three folders."""
    abi = call("syscall", _CREATE_RULESET, None, 0, 1)
    if abi < 1:
        return
    handled = _ALL_ACCESS | (abi >= 2) << 13 | (abi >= 3) << 14
    ruleset = _checked(call("syscall", _CREATE_RULESET, handled.to_bytes(8, sys.byteorder), 8, 0))
    _allow(call, ruleset, "/", _READS)
    for folder in _WRITABLE:
        _allow(call, ruleset, folder, handled)
    for folder in ("/dev", "/proc"):  # as far as their files let it
        _allow(call, ruleset, folder, _READS | _WRITES_FILE | handled & 1 << 14)
    _checked(call("syscall", _RESTRICT_SELF, ruleset, 0))
    os.close(ruleset)


def _allow(call, ruleset, folder, access):
    descriptor = os.open(folder, os.O_PATH | os.O_CLOEXEC)
    rule = access.to_bytes(8, sys.byteorder) + descriptor.to_bytes(4, sys.byteorder)  # packed
    _checked(call("syscall", _ADD_RULE, ruleset, 1, rule, 0))
    os.close(descriptor)


def _checked(result):
    if result < 0:
        raise OSError("Landlock refused")
    return result
