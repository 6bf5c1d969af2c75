"""accept without a time-out; the client comes late."""

import os
import socket
import time

server = socket.create_server(("127.0.0.1", 0))
if os.fork() == 0:
    time.sleep(0.6)
    socket.create_connection(server.getsockname()).close()
    os._exit(0)
server.accept()
os.wait()
