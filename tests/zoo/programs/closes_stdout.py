"""Closes stdout and stderr and works on: their end is not the program's end."""
import os
import time

print("before")
os.close(1)
os.close(2)
time.sleep(0.3)
os._exit(7)
