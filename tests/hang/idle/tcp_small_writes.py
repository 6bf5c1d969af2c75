"""Small writes over TCP: the kernel holds each back until the last was acknowledged, and that is late."""

import os
import socket

server = socket.create_server(("127.0.0.1", 0))
if os.fork() == 0:
    connection, _ = server.accept()
    for _ in range(10):
        received = b""
        while len(received) < 2:
            received += connection.recv(2)
        connection.sendall(b"k")
    os._exit(0)
with socket.create_connection(server.getsockname()) as connection:
    for _ in range(10):
        connection.sendall(b"o")
        connection.sendall(b"o")
        assert connection.recv(1) == b"k"
os.wait()
