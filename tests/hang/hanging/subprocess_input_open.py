"""cat reads until its input ends, and main reads before it has closed that."""

import subprocess

if __name__ == "__main__":
    child = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    child.stdin.write(b"hello\n")
    child.stdin.flush()
    print(child.stdout.read())
    child.wait()
