import os, sys, time
from multiprocessing import Pool

def pay(n):
    time.sleep(0.1)
    print("paid", n)
    return n, os.getpid()

if __name__ == "__main__":
    print("main", os.getpid())
    with Pool(2) as pool:
        waiting = [pool.apply_async(pay, (int(n),)) for n in sys.argv[1:]]
        # a callback is not needed, get() gives the same
        for w in waiting:
            n, worker = w.get()
            print("note", n, worker, os.getpid())
