"""Lock, RLock, Semaphore, BoundedSemaphore: states, errors, time-outs, in one process and in two."""
import multiprocessing as mp, sys

def child(lock, rlock, places):
    print("child", lock.acquire(False), lock.acquire(timeout=0.01), rlock.acquire(block=False))
    with places: print("last place", places.acquire(False))
    lock.release()

def report(call, *args):
    try: print(call.__name__, call(*args))
    except Exception as error: print(call.__name__, type(error).__name__, error)

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    lock, rlock, places, bounded = mp.Lock(), mp.RLock(), mp.Semaphore(2), mp.BoundedSemaphore(1)
    print(lock, rlock, places, bounded)
    lock.acquire(), rlock.acquire(), rlock.acquire(), places.acquire()
    print(lock, rlock, places.get_value())
    p = mp.Process(target=child, args=(lock, rlock, places)); p.start()
    with lock: print("got it back")
    p.join()
    rlock.release(); rlock.release()
    for call in (lock.release, rlock.release, bounded.release, lambda: lock.acquire("x", "y")): report(call)
    with rlock, rlock: print(rlock)
    print(bounded.acquire(), bounded.acquire(False), bounded.acquire(True, 0.01), bounded.acquire(True, -1))
