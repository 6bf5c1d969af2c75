"""atexit, Finalize and finally in main and children."""
import atexit, multiprocessing as mp, sys
from multiprocessing.util import Finalize

def bye(who): print("bye", who, flush=True)

def child(n):
    atexit.register(bye, f"child {n}"); Finalize(None, bye, (f"finalized {n}",), exitpriority=1)
    try:
        if n: sys.exit(n)
    finally: print("finally", n, flush=True)

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    atexit.register(bye, "main")
    for n in range(2):
        p = mp.Process(target=child, args=(n,)); p.start(); p.join(); print(p.exitcode, flush=True)
    mp.Process(target=bye, args=("left to the exit",)).start()
