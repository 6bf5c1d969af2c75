"""A program in another language sets its alarm itself."""

import shutil
import signal
import subprocess

if shutil.which("perl"):
    process = subprocess.Popen(["perl", "-e", "alarm 1; <STDIN>"], stdin=subprocess.PIPE)
    assert process.wait() == -signal.SIGALRM
