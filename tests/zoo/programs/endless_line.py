"""Far too much output, without a single newline."""
import os

for _ in range(50_000):
    os.write(1, b"x" * 1000)
