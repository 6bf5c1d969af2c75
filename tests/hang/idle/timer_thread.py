"""A threading.Timer wakes main."""

import threading

ready = threading.Event()
threading.Timer(0.7, ready.set).start()
ready.wait()
