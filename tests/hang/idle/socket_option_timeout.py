"""A time-out inside the socket, that no argument of the call shows."""

import errno
import socket
import struct

ours, theirs = socket.socketpair()
ours.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("@ll", 0, 700_000))
try:
    ours.recv(100)
except OSError as error:
    assert error.errno == errno.EAGAIN
else:
    raise SystemExit(1)
