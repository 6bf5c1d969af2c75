"""A grandchild with its own session finds and kills the process that started main, again and again."""
import os
import signal
import time

supervisor = os.getppid()
assert supervisor > 1 or os.getpid() == 2  # process 1 of a jail, never of a machine
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for _ in range(50):
            try:
                os.kill(supervisor, signal.SIGKILL)
            except ProcessLookupError:
                break
            time.sleep(0.01)
time.sleep(20)
