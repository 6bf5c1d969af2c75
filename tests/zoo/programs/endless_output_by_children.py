"""Four children print far too much, on both streams, from the moment that all of them are there."""
import os
import sys

all_there, starter = os.pipe()
for _ in range(4):
    if os.fork() == 0:
        os.close(starter)
        os.read(all_there, 1)
        for _ in range(50_000):
            print("out", "a" * 100)
            print("err", "b" * 100, file=sys.stderr)
        os._exit(0)
os.close(starter)
for _ in range(4):
    os.wait()
