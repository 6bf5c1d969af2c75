"""Main reads a pipe, into which an orphan that no longer belongs to its family writes after a while."""

import os
import time

reader, writer = os.pipe()
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(0.6)
        os.write(writer, b"done")
    os._exit(0)
os.wait()
assert os.read(reader, 100) == b"done"
