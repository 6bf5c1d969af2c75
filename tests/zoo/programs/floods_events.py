"""Reports a million events in its own name, well formed."""
import os
import socket
import time

connection = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
connection.connect(os.environ["GRADE_PROBE"])
pid = os.getpid()
record = f"q.put\t{pid}\t{time.monotonic_ns()}\t{pid}\tqueue\titem\tfile.py\t1".encode()
end = time.monotonic() + 20
for _ in range(150_000):
    connection.send(record)
    if time.monotonic() > end:
        break
print("sent")
