"""A chain of short-lived forks: none lives long enough to be met twice; the last one wakes main."""

import os
import time

reader, writer = os.pipe()
if os.fork() == 0:
    end = time.monotonic() + 0.8
    while time.monotonic() < end:
        if os.fork():
            os._exit(0)
    os.write(writer, b"done")
    os._exit(0)
assert os.read(reader, 100) == b"done"
