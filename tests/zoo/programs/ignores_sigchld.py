"""Lets the kernel reap its children, so that nobody can wait for them."""
import os
import signal
import time

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
child = os.fork()
if child == 0:
    os._exit(5)
while os.path.exists(f"/proc/{child}"):
    time.sleep(0.001)
print("gone")
