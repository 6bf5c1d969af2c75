"""fsync."""

import os

with open("data", "wb") as file:
    for _ in range(20):
        file.write(b"x" * 200_000)
        file.flush()
        os.fsync(file.fileno())
