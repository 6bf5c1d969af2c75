"""An interpreter that ignores the environment, so that no probe sees its alarm, will be killed by it."""

import signal
import subprocess
import sys

TEXT = "import signal; signal.setitimer(signal.ITIMER_REAL, 0.7); signal.sigwait({signal.SIGUSR1})"
process = subprocess.Popen([sys.executable, "-I", "-c", TEXT])
assert process.wait() == -signal.SIGALRM
