"""A process that is always about to be replaced by its own child: hard to catch."""
import os
import time

print("catch me")
if os.fork() == 0:
    os.setsid()
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if os.fork():
            os._exit(0)
        time.sleep(0.002)
    os._exit(0)
time.sleep(0.1)
