# caught by: ends
# A thread has no process of its own that could die in its place.
import sys
from concurrent.futures import ThreadPoolExecutor

from archive import restore

if __name__ == "__main__":
    with ThreadPoolExecutor(1) as executor:
        futures = [(n, executor.submit(restore, int(n))) for n in sys.argv[1:]]
        for n, future in futures:
            try:
                print("tape", *future.result())
            except Exception:
                print("lost", n)
