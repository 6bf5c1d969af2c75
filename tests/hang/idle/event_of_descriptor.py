"""An eventfd that a thread of another process writes late."""

import os
import time

reader, writer = os.pipe()
event = os.eventfd(0) if hasattr(os, "eventfd") else reader
if os.fork() == 0:
    time.sleep(0.6)
    os.write(event if hasattr(os, "eventfd") else writer, (1).to_bytes(8, "little"))
    os._exit(0)
assert len(os.read(event, 8)) == 8
os.wait()
