"""A Manager's server runs in main itself; when it has ended, the same thread sleeps."""

import threading
import time
from multiprocessing.managers import BaseManager

server = BaseManager(address="server.socket").get_server()
threading.Timer(0.2, lambda: server.stop_event.set()).start()
try:
    server.serve_forever()
except SystemExit:
    time.sleep(0.8)
