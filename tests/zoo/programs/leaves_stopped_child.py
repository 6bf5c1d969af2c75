"""Main ends, its child stays behind, stopped."""
import os
import signal
import time

child = os.fork()
if child == 0:
    os.kill(os.getpid(), signal.SIGSTOP)
    time.sleep(20)
    os._exit(0)
os.waitpid(child, os.WUNTRACED)
print("the child sleeps")
os._exit(0)
