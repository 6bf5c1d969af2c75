"""Four children open as many connections to the kit as they can, keep them and stay; then comes a fifth."""
import os
import socket
import time


def hoard(count):
    held = []
    try:
        for _ in range(count):
            held.append(socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET))
            held[-1].settimeout(0.2)
            held[-1].connect(os.environ["GRADE_PROBE"])
    except OSError:
        pass
    return held


ready, say_ready = os.pipe()
for _ in range(4):
    if os.fork() == 0:
        held = hoard(700)
        os.write(say_ready, b".")
        time.sleep(20)
        os._exit(0)
for _ in range(4):
    os.read(ready, 1)
print("hoarded")
fifth = os.fork()
if fifth == 0:
    os.write(1, b"fifth\n")
    os._exit(5)
os.waitpid(fifth, 0)
os._exit(0)
