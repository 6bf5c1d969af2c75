"""Three hundred short-lived children, ten at a time."""
import os

for ten in range(30):
    for n in range(10):
        if os.fork() == 0:
            os.write(1, f"child number {10 * ten + n}\n".encode())
            os._exit(n)
    for _ in range(10):
        os.wait()
