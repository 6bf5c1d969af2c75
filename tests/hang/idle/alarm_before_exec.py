"""An alarm outlives exec: cat, that waits for input, will be killed by it."""

import signal
import subprocess

process = subprocess.Popen(
    ["cat"], stdin=subprocess.PIPE, preexec_fn=lambda: signal.setitimer(signal.ITIMER_REAL, 0.7)
)
assert process.wait() == -signal.SIGALRM
