"""communicate with a time-out; then the program is killed."""

import subprocess

with subprocess.Popen(["sleep", "60"], stdout=subprocess.PIPE) as child:
    try:
        child.communicate(timeout=0.6)
    except subprocess.TimeoutExpired:
        child.kill()
