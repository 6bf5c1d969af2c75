"""Says in its own name that it started others: the first process of the machine, its own parent, nobody."""
import os
import socket
import time

connection = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
connection.connect(os.environ["GRADE_PROBE"])
pid, now = os.getpid(), time.monotonic_ns()
for child in (1, os.getppid(), pid, 999_999_999):
    connection.send(f"p.start\t{pid}\t{now}\t{pid}\t{child}\tProcess-1\tx.py\t1".encode())
print("child 1 says hello")
