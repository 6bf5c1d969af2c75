"""pause is woken by an alarm."""

import signal

signal.signal(signal.SIGALRM, lambda *_: print("woken"))
signal.setitimer(signal.ITIMER_REAL, 0.7)
signal.pause()
