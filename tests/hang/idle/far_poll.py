"""poll with a time-out of an hour over TCP, and data under way."""

import os
import select
import socket
import time

server = socket.create_server(("127.0.0.1", 0))
if os.fork() == 0:
    connection, _ = server.accept()
    time.sleep(0.6)
    connection.sendall(b"done")
    os._exit(0)
with socket.create_connection(server.getsockname()) as connection:
    poll = select.poll()
    poll.register(connection, select.POLLIN)
    assert poll.poll(3_600_000)
os.wait()
