"""A client of a TCP server of the same program; the server answers late."""

import os
import socket
import time

server = socket.create_server(("127.0.0.1", 0))
if os.fork() == 0:
    connection, _ = server.accept()
    time.sleep(0.4)
    connection.sendall(connection.recv(100))
    os._exit(0)
with socket.create_connection(server.getsockname()) as connection:
    connection.sendall(b"hello")
    assert connection.recv(100) == b"hello"
    os.wait()
