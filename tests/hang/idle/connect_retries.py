"""A client tries again until its server is there."""

import os
import socket
import time

path = "late.socket"
if os.fork() == 0:
    time.sleep(0.5)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)
        server.listen()
        server.accept()
    os._exit(0)
while True:
    with socket.socket(socket.AF_UNIX) as client:
        if client.connect_ex(path) == 0:
            break
    time.sleep(0.2)
os.wait()
