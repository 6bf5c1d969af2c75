"""Four children print far too much, on both streams; main waits for them."""
import os
import sys

for _ in range(4):
    if os.fork() == 0:
        for _ in range(50_000):
            print("out", "a" * 100)
            print("err", "b" * 100, file=sys.stderr)
        os._exit(0)
for _ in range(4):
    os.wait()
