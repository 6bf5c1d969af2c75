# caught by: lost
# Waits for a while and then asks nobody.
import sys
import time
from multiprocessing import Pool

from archive import restore

if __name__ == "__main__":
    with Pool(2) as pool:
        results = [(n, pool.apply_async(restore, (int(n),))) for n in sys.argv[1:]]
        time.sleep(1)
        for n, result in results:
            if result.ready():
                print("tape", *result.get())
            else:
                print("lost", n)
