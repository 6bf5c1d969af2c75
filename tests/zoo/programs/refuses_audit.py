"""An audit hook of its own forbids sockets and frames, also to the kit."""
import os
import sys


def hook(event, arguments):
    if event in ("socket.__new__", "socket.connect", "sys._getframe"):
        raise RuntimeError("not allowed")


sys.addaudithook(hook)
child = os.fork()
if child == 0:
    os.write(1, b"child\n")
    os._exit(5)
print("code", os.WEXITSTATUS(os.waitpid(child, 0)[1]))
