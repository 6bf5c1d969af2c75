"""Shuts its stdout down for everybody, in both directions, and works on."""
import os
import socket
import time

print("before")
socket.socket(fileno=os.dup(1)).shutdown(socket.SHUT_RDWR)
if os.fork() == 0:
    try:
        os.write(1, b"child\n")
    except OSError:
        os._exit(5)
    os._exit(0)
time.sleep(0.3)
os._exit(os.waitstatus_to_exitcode(os.wait()[1]))
