"""Stops itself; nobody wakes it."""
import os
import signal
import time

print("good night")
os.kill(os.getpid(), signal.SIGSTOP)
time.sleep(20)
