"""Lets shells do the printing."""
import os
import subprocess

os.system("echo one")
subprocess.run(["sh", "-c", "echo two; exit 9"])
print("three")
