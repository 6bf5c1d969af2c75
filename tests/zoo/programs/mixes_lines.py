"""A child writes into the middle of main's line."""
import os

os.write(1, b"main be")
if os.fork() == 0:
    os.write(1, b"child")
    os._exit(0)
os.wait()
os.write(1, b"gins\nmain ends\n")
