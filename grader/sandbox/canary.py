"""What the jail's self-test runs inside: it tries to get out, and says what it managed.

Its argument is a JSON object (see ``selftest``).  It prints one line ``NAME<tab>DETAIL`` for each attempt
that succeeded, and at last ``done``.  It ends with 3, having tried to make that look like something else.
"""

import _thread
import ctypes
import json
import os
import resource
import signal
import socket
import struct
import sys

LIBC = ctypes.CDLL(None, use_errno=True)
CLONE_NEWUSER, CLONE_NEWPID = 0x10000000, 0x20000000
PIDFD_GETFD, PTRACE_ATTACH = 438, 16


def got_out(name, detail):
    print(name, detail, sep="\t", flush=True)


def attempt(name):
    """The function is an attempt: what it returns is what it managed, an OSError is how it should end."""

    def tried(function):
        def run(told):
            try:
                managed = function(told)
            except (OSError, ValueError):
                return
            if managed:
                got_out(name, managed)

        ATTEMPTS.append(run)
        return run

    return tried


ATTEMPTS = []


@attempt("read")
def read_a_secret(told):
    for path in (told["secret"], f"/proc/1/root{told['secret']}", f"/proc/{os.getppid()}/cwd/../secret"):
        try:
            if open(path).read():
                return path
        except OSError:
            continue


@attempt("write")
def write_outside(told):
    targets = [told["folder"], os.path.dirname(sys.executable), sys.prefix, "/usr", "/run/probe", "/etc", "/"]
    for folder in targets:
        try:
            open(os.path.join(folder, "canary"), "w").close()
            return folder
        except OSError:
            continue


@attempt("network")
def reach_a_port(told):
    with socket.create_connection(("127.0.0.1", told["port"]), 1):
        return f"port {told['port']} of this machine"


@attempt("network")
def reach_an_abstract_socket(told):
    with socket.socket(socket.AF_UNIX) as end:
        end.connect("\0" + told["abstract"])
        return "a unix socket of this machine"


@attempt("network")
def open_another_family(told):
    with socket.socket(getattr(socket, "AF_VSOCK", 40), socket.SOCK_STREAM):
        return "AF_VSOCK"


@attempt("forge")
def sign_for_another(told):
    ours, theirs = socket.socketpair()
    theirs.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
    name = struct.pack("=iII", 1, os.getuid(), os.getgid())
    ours.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_CREDENTIALS, name)])
    return "credentials of process 1"


@attempt("forge")
def become_root_of_a_namespace(told):
    pid = os.fork()  # whoever has managed that can start no thread any more
    if pid == 0:
        os._exit(LIBC.unshare(CLONE_NEWUSER | CLONE_NEWPID))
    if os.waitpid(pid, 0)[1] == 0:
        return "a user namespace of its own"


@attempt("init")
def read_process_1(told):
    for name in ("environ", "mem", "fd"):
        path = f"/proc/1/{name}"
        try:
            os.listdir(path) if name == "fd" else open(path, "rb").read(1)
            return path
        except OSError:
            continue


@attempt("init")
def take_what_process_1_holds(told):
    pidfd = os.pidfd_open(1)
    for number in range(3, 40):
        if LIBC.syscall(PIDFD_GETFD, pidfd, number, 0) >= 0:
            return f"descriptor {number} of process 1"


@attempt("init")
def trace_process_1(told):
    if LIBC.ptrace(PTRACE_ATTACH, 1, None, None) == 0:
        return "ptrace"


@attempt("init")
def limit_process_1(told):
    resource.prlimit(1, resource.RLIMIT_NOFILE, (0, 0))
    return "limits of process 1"


@attempt("environment")
def find_a_setting_of_the_grader(told):
    with open("/proc/self/environ", "rb") as file:
        return "the grader's environment" if told["setting"].encode() in file.read() else None


@attempt("processes")
def fork_past_the_limit(told):
    """Behind as many threads as there may be processes: the kernel counts them alike, and they cost less."""
    try:
        for _ in range(told["processes"]):
            _thread.start_new_thread(signal.pause, ())
    except RuntimeError:
        pass  # that was the limit, if the next line finds it too
    if os.fork() == 0:
        os._exit(0)
    return f"{told['processes']} processes"


def main():
    told = json.loads(sys.argv[1])
    for run in ATTEMPTS:
        run(told)
    print("done", flush=True)
    for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGSTOP):
        os.kill(1, number)
    os._exit(3)


main()
