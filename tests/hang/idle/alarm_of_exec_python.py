"""A watched process turns into an unwatched interpreter, whose alarm nobody reports."""

import os
import signal
import sys

TEXT = "import signal; signal.setitimer(signal.ITIMER_REAL, 0.7); signal.sigwait({signal.SIGUSR1})"
child = os.fork()
if child == 0:
    os.execv(sys.executable, [sys.executable, "-I", "-c", TEXT])
assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGALRM
