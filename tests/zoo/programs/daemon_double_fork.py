"""A classic daemon: forks twice, own session, deaf to every polite signal, all descriptors closed."""
import os
import signal
import time

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT):
            signal.signal(number, signal.SIG_IGN)
        os.closerange(0, 256)
        time.sleep(20)
    os._exit(0)
os.wait()
print("the daemon is up")
