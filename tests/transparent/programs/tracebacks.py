"""Exceptions that end children, tasks and the program, as they are printed."""
import concurrent.futures as cf, multiprocessing as mp, sys

class Odd(Exception): pass
def deep(n): return deep(n - 1) if n else 1 / 0
def child(): 
    try: deep(2)
    except ZeroDivisionError as error: raise Odd("in a child") from error
def unknown(lock): 
    with lock: nobody_knows
def later(_): raise Odd("in a callback")
def wait(gate): gate.acquire()

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    for target, args in ((child, ()), (unknown, (mp.Lock(),))):
        p = mp.Process(target=target, args=args); p.start(); p.join(); print(p.exitcode)
    gate = mp.Semaphore(0)
    with cf.ProcessPoolExecutor(1, initializer=wait, initargs=(gate,)) as executor:
        executor.submit(abs, 1).add_done_callback(later); gate.release()
    with mp.Pool(1) as pool: pool.apply(deep, (1,))
