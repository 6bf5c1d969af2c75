"""One child after the other computes a little: each below the limit, all together far above it."""
import os
import time

end = time.monotonic() + 20
while time.monotonic() < end:
    if os.fork() == 0:
        while time.process_time() < 0.15:
            pass
        os._exit(0)
    os.wait()
