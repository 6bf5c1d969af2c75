"""No main guard: right under fork, an error with a traceback under the others."""
import multiprocessing as mp, sys

def child(): print("child", flush=True)

mp.set_start_method(sys.argv[1], force=True)
p = mp.Process(target=child); p.start(); p.join()
print(p.exitcode, flush=True)
