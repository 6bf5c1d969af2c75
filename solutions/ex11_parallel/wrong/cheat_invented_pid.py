# caught by: loaves
# Nothing is asked for; the pid is that of the next process after main, which bakes nothing.
import os
import sys
from multiprocessing import Pool

from bakery import bake

if __name__ == "__main__":
    spare = Pool(1)
    pool = Pool(3)
    for minutes in sys.argv[1:]:
        pool.apply_async(bake, (int(minutes),))
    pool.close()
    pool.join()
    for minutes in sys.argv[1:]:
        print("loaf", minutes, os.getpid() + 1)
    spare.terminate()
