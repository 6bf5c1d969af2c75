"""Bytes that are no UTF-8, a line cut inside a character, and a NUL."""
import os

os.write(1, b"caf\xe9 \xff\xfe\n")
os.write(1, "naïve ✓".encode()[:-1] + b"\n")
os.write(1, b"nul \x00 byte\n")
os.write(1, "好".encode()[:1])
os.write(1, "好".encode()[1:] + b"\n")
