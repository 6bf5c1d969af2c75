"""settimeout on a pair of sockets."""

import socket

ours, theirs = socket.socketpair()
ours.settimeout(0.7)
try:
    ours.recv(100)
except TimeoutError:
    raise SystemExit(0)
raise SystemExit(1)
