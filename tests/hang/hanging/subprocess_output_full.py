"""The child process writes more than the pipe holds, and nobody reads it."""

import subprocess
import sys

if __name__ == "__main__":
    child = subprocess.Popen([sys.executable, "-c", "print('x' * 300_000)"], stdout=subprocess.PIPE)
    child.wait()
    print(len(child.stdout.read()))
