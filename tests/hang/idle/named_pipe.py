"""Opening and reading a named pipe, whose writer comes late."""

import os
import time

os.mkfifo("pipe")
if os.fork() == 0:
    time.sleep(0.4)
    with open("pipe", "wb", buffering=0) as pipe:
        time.sleep(0.4)
        pipe.write(b"done")
    os._exit(0)
with open("pipe", "rb", buffering=0) as pipe:
    assert pipe.read() == b"done"
os.wait()
