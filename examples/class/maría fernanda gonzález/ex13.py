# María Fernanda González, ejercicio 13
import os, sys, time
from multiprocessing import Pool

def pay(n):
    time.sleep(0.1)
    print("paid", n)
    note((n, os.getpid()))      # funciona!
    return n, os.getpid()

def note(r):
    print("note", r[0], r[1], os.getpid())

if __name__ == "__main__":
    print("main", os.getpid())
    pool = Pool(2)
    for x in sys.argv[1:]:
        pool.apply_async(pay, (int(x),))
    pool.close()
    pool.join()
