# caught by: lost
# Whoever has not answered after a while is taken for dead.
import sys
from multiprocessing import Pool

from archive import restore

if __name__ == "__main__":
    with Pool(2) as pool:
        results = [(n, pool.apply_async(restore, (int(n),))) for n in sys.argv[1:]]
        for n, result in results:
            try:
                print("tape", *result.get(timeout=1))
            except Exception:
                print("lost", n)
