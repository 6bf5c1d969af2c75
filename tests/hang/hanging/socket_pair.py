"""Both ends of a socket pair wait for the other to speak first."""

import os
import socket

if __name__ == "__main__":
    ours, theirs = socket.socketpair()
    if os.fork() == 0:
        theirs.recv(100)
        os._exit(0)
    ours.recv(100)
