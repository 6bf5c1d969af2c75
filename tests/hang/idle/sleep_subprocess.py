"""Main waits for a program that sleeps."""

import subprocess

subprocess.run(["sleep", "0.7"], check=True)
