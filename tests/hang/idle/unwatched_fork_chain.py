"""The same by an interpreter without a probe: no hello slows the chain down."""

import subprocess
import sys

TEXT = """
import os, time
end = time.monotonic() + 0.8
while time.monotonic() < end:
    if os.fork():
        os._exit(0)
os.write(1, b"done")
os._exit(0)
"""
done = subprocess.run([sys.executable, "-I", "-c", TEXT], stdout=subprocess.PIPE, check=True)
assert done.stdout == b"done"
