"""Kills its whole process group, itself included."""
import os
import signal
import time

heard, says = os.pipe()
if os.fork() == 0:
    os.write(says, b"I live")
    time.sleep(20)
    os._exit(0)
os.read(heard, 6)
print("all of us")
os.killpg(0, signal.SIGKILL)
time.sleep(20)
