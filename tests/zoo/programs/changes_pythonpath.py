"""Starts a Python whose path leads nowhere, one without site and one isolated."""
import os
import subprocess
import sys

os.environ["PYTHONPATH"] = "/nowhere"
subprocess.run([sys.executable, "-c", "print('path')"], check=True)
subprocess.run([sys.executable, "-S", "-c", "print('no site')"], check=True)
subprocess.run([sys.executable, "-I", "-c", "print('isolated')"], check=True)
print("main")
