"""Reports shared memory that it never made, so that the kit removes a file of somebody else's."""
import os
import socket
import time
from pathlib import Path

victim = Path("victim")
victim.write_text("precious")
connection = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
connection.connect(os.environ["GRADE_PROBE"])
pid, now = os.getpid(), time.monotonic_ns()
for name in (victim.resolve(), f"../..{victim.resolve()}", f"/../..{victim.resolve()}", "..", "/", "", "."):
    for kind in ("shared_memory", "semaphore"):
        connection.send(f"shm.new\t{pid}\t{now}\t{pid}\t{kind}\t{name}\tx.py\t1".encode())
print("reported")
