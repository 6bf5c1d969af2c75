"""A server at a socket in its own folder, to which nobody connects."""

import socket

if __name__ == "__main__":
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("server.socket")
        server.listen()
        server.accept()
