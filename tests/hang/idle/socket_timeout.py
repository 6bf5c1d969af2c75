"""settimeout on a pair of sockets."""

import socket

ours, theirs = socket.socketpair()
ours.settimeout(0.7)
try:
    ours.recv(100)
except TimeoutError:
    print("late")
else:
    raise SystemExit(1)
