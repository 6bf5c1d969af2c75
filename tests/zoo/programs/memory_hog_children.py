"""Eight children take 40 MB each."""
import os
import time

for _ in range(8):
    if os.fork() == 0:
        held = b"x" * 40_000_000
        time.sleep(20)
        os._exit(0)
time.sleep(20)
