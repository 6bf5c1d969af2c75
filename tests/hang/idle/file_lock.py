"""Main waits for a file lock that a child holds for a while."""

import fcntl
import os
import time

ours, theirs = (os.open("lock", os.O_WRONLY | os.O_CREAT) for _ in range(2))
reader, writer = os.pipe()
if os.fork() == 0:
    fcntl.flock(theirs, fcntl.LOCK_EX)
    os.write(writer, b"x")
    time.sleep(0.6)
    fcntl.flock(theirs, fcntl.LOCK_UN)
    os._exit(0)
os.read(reader, 1)
fcntl.flock(ours, fcntl.LOCK_EX)
os.wait()
