"""Takes 600 MB, a little at a time."""
import time

held = []
for _ in range(60):
    held.append(b"x" * 10_000_000)
    time.sleep(0.01)
time.sleep(20)
