"""A child holds stdout open and never writes, long after main has ended."""
import os
import time

if os.fork() == 0:
    os.setsid()
    time.sleep(20)
    os._exit(0)
print("main is done")
os._exit(0)
