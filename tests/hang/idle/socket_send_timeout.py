"""A time-out inside the socket for sending; nobody reads."""

import errno
import socket
import struct

ours, theirs = socket.socketpair()
ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("@ll", 0, 350_000))
try:
    while True:
        ours.send(b"x" * 100_000)
except OSError as error:
    assert error.errno == errno.EAGAIN
