# caught by: ends
# A new worker for each task: the pool replaces them, but the task is lost all the same.
import sys
from multiprocessing import Pool

from archive import restore

if __name__ == "__main__":
    with Pool(2, maxtasksperchild=1) as pool:
        results = [(n, pool.apply_async(restore, (int(n),))) for n in sys.argv[1:]]
        for n, result in results:
            try:
                print("tape", *result.get())
            except Exception:
                print("lost", n)
