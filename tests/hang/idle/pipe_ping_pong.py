"""A byte goes to and fro between two processes: at nearly every moment both look asleep."""

import os
import time

there, back = os.pipe(), os.pipe()
if os.fork() == 0:
    while os.read(there[0], 1) == b"x":
        os.write(back[1], b"x")
    os._exit(0)
end = time.monotonic() + 1
while time.monotonic() < end:
    os.write(there[1], b"x")
    os.read(back[0], 1)
os.write(there[1], b"q")
os.wait()
