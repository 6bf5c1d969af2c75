"""Computes without an end."""
import time

end = time.monotonic() + 20
while time.monotonic() < end:
    pass
