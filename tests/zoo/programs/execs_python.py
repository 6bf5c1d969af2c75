"""Becomes another Python program."""
import os
import sys

print("before")
os.execv(sys.executable, [sys.executable, "-c", "import sys; print('after'); sys.exit(6)"])
