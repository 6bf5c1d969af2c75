"""A pool idles while main sleeps, and is used before and after."""

import time
from multiprocessing import Pool

if __name__ == "__main__":
    with Pool(2) as pool:
        assert pool.map(abs, [-1, -2]) == [1, 2]
        time.sleep(0.6)
        assert pool.map(abs, [-3, -4]) == [3, 4]
