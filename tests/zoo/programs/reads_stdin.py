"""Reads its standard input to the end."""
import sys

for line in sys.stdin:
    print("got", line.rstrip())
print("end of input")
