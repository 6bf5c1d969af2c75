"""Sends SIGTERM to the process that started it, then goes on for a while with a child."""
import os
import signal
import time

parent = os.getppid()
assert parent > 1 or os.getpid() == 2  # process 1 of a jail, never of a machine
if os.fork():
    os.kill(parent, signal.SIGTERM)
time.sleep(20)
