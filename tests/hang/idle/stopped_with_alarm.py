"""A process waits stopped; its alarm, set before, is lost on it until another process continues it."""

import os
import signal
import time

child = os.fork()
if child == 0:
    signal.signal(signal.SIGALRM, lambda *_: os._exit(0))
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    os.kill(os.getpid(), signal.SIGSTOP)
    while True:
        signal.pause()
if os.fork() == 0:
    time.sleep(0.6)
    os.kill(child, signal.SIGCONT)
    os._exit(0)
assert os.waitpid(child, 0)[1] == 0
os.wait()
