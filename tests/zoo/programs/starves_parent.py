"""Takes the right to open anything from the process that started it, then leaves a child behind."""
import os
import resource
import time

parent = os.getppid()
assert parent > 1 or os.getpid() == 2  # process 1 of a jail, never of a machine
resource.prlimit(parent, resource.RLIMIT_NOFILE, (0, 0))
if os.fork() == 0:
    time.sleep(20)
    os._exit(0)
print("and now?")
os._exit(0)
