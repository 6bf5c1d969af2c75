"""A thread that waits for ever is joined with a time-out and then let go."""

import threading

ready = threading.Event()
thread = threading.Thread(target=ready.wait)
thread.start()
thread.join(0.7)
ready.set()
thread.join()
