"""Will not hear SIGTERM, SIGINT or SIGHUP, and waits."""
import signal
import time

for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
    signal.signal(number, lambda number, frame: print("no", flush=True))
print("here I stay")
end = time.monotonic() + 20
while time.monotonic() < end:
    time.sleep(1)
