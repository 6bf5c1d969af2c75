"""Closes everything from 0 to 4095, then starts a child and ends with code 3."""
import os

print("before")
os.closerange(0, 4096)
child = os.fork()
if child == 0:
    os._exit(5)
_, status = os.waitpid(child, 0)
os._exit(3 if os.WEXITSTATUS(status) == 5 else 4)
