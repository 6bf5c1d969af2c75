"""Main waits for ever, and its own alarm will kill it."""

import signal
import threading

signal.setitimer(signal.ITIMER_REAL, 0.7)
threading.Event().wait()
