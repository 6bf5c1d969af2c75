"""A thread in C, that Python does not know of, will end the process."""

import faulthandler
import threading

faulthandler.dump_traceback_later(0.6, exit=True)
threading.Event().wait()
