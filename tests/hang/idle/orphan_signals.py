"""Main pauses until an orphan sends a signal."""

import os
import signal
import time

signal.signal(signal.SIGUSR1, lambda *_: print("woken"))
main = os.getpid()
if os.fork() == 0:
    if os.fork() == 0:
        time.sleep(0.6)
        os.kill(main, signal.SIGUSR1)
    os._exit(0)
os.wait()
signal.pause()
