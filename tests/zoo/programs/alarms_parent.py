"""Signals that end an unprepared parent: SIGALRM, SIGUSR1, SIGUSR2, SIGPIPE, SIGHUP, SIGXCPU."""
import os
import signal

parent = os.getppid()
assert parent > 1 or os.getpid() == 2  # process 1 of a jail, never of a machine
for name in ("SIGALRM", "SIGUSR1", "SIGUSR2", "SIGPIPE", "SIGHUP", "SIGXCPU", "SIGVTALRM", "SIGPROF", "SIGCHLD"):
    os.kill(parent, getattr(signal, name))
print("are you still there?")
