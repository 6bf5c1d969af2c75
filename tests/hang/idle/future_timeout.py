"""concurrent.futures.wait with a time-out on a future of threads."""

import threading
from concurrent.futures import ThreadPoolExecutor, wait

ready = threading.Event()
with ThreadPoolExecutor(1) as executor:
    done, waiting = wait([executor.submit(ready.wait)], timeout=0.7)
    ready.set()
assert len(waiting) == 1
