"""Says hello in the name of processes that it is not, and reports what they never did."""
import os
import socket
import time

now = time.monotonic_ns()
for pid in (1, os.getppid(), os.getpid() + 1, 999_999, 0, -1):
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    connection.settimeout(1)
    connection.connect(os.environ["GRADE_PROBE"])
    try:
        connection.send(f"hello\t{pid}\t{now}\tfork\t{os.getpid()}\t5".encode())
        for kind, thing, value in (("p.begin", "", "Process-1"), ("task.run", "1.0", ""), ("p.start", str(pid), "")):
            connection.send(f"{kind}\t{pid}\t{now}\t{pid}\t{thing}\t{value}\tforges_hello.py\t1".encode())
    except OSError:
        pass
print("forged")
