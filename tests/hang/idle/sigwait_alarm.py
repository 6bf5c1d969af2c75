"""sigwait for a blocked SIGALRM."""

import signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
signal.setitimer(signal.ITIMER_REAL, 0.7)
assert signal.sigwait({signal.SIGALRM}) == signal.SIGALRM
