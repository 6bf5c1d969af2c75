"""select with a time-out of an hour; data comes soon."""

import os
import select
import time

reader, writer = os.pipe()
if os.fork() == 0:
    time.sleep(0.6)
    os.write(writer, b"done")
    os._exit(0)
assert select.select([reader], [], [], 3600)[0] == [reader]
os.wait()
