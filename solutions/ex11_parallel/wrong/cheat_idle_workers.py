# caught by: bakers
# The workers are there, but main bakes.
import sys
import threading
from multiprocessing import Pool

from bakery import bake

if __name__ == "__main__":
    with Pool(3) as pool:
        pids = pool.map(abs, [1, 2, 3]) and [process.pid for process in pool._pool]
        ours = [threading.Thread(target=bake, args=(int(minutes),)) for minutes in sys.argv[1:]]
        pool.apply_async(bake, (1,))
        for thread in ours:
            thread.start()
        for thread in ours:
            thread.join()
        for place, minutes in enumerate(sys.argv[1:]):
            print("loaf", minutes, pids[place % 3])
