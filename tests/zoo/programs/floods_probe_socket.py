"""Finds the kit's socket in its environment and talks nonsense to it, over many connections."""
import os
import socket

NONSENSE = [b"\0" * 4000, b"\xff" * 60_000, b"hello", b"hello\t1", b"\t" * 100, b"p.start\tx\ty", b"[" * 50_000, b""]


def sockets():
    for value in list(os.environ.values()):
        if value.startswith("/") and os.path.exists(value) and not os.path.isdir(value):
            yield value


sent = 0
for path in sockets():
    for _ in range(40):
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        connection.settimeout(0.05)
        try:
            connection.connect(path)
            for n in range(100):
                connection.send(NONSENSE[n % len(NONSENSE)])
                sent += 1
        except OSError:
            continue
print("sent" if sent else "found no socket")
