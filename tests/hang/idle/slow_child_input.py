"""A program reads what main writes to it now and then."""

import subprocess
import time

with subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
    for _ in range(3):
        time.sleep(0.2)
        child.stdin.write(b"x")
        child.stdin.flush()
        assert child.stdout.read(1) == b"x"
