"""Exit codes: by return, sys.exit, os._exit, an exception, a signal."""
import multiprocessing as mp, os, signal, sys, time

def leave(how):
    print("leaving", how, flush=True)
    if how == "text": sys.exit("a last word")
    if how == "none": sys.exit()
    if how == "code": sys.exit(300)
    if how == "bool": sys.exit(True)
    if how == "hard": os._exit(5)
    if how == "error": raise SystemError("odd")
    if how in ("SIGTERM", "SIGKILL", "SIGUSR1"): os.kill(os.getpid(), getattr(signal, how))
    if how == "wait": time.sleep(60)

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    ways = ["text", "none", "code", "bool", "hard", "error", "SIGTERM", "SIGKILL", "SIGUSR1", "return"]
    ps = [mp.Process(target=leave, args=(way,)) for way in ways]
    for p in ps: p.start()
    for p in ps: p.join()
    print([(way, p.exitcode) for way, p in zip(ways, ps)])
    ps = [mp.Process(target=time.sleep, args=(60,)) for _ in range(2)]
    for p in ps: p.start()
    ps[0].terminate(); ps[1].kill()
    for p in ps: p.join()
    print([p.exitcode for p in ps])
    sys.exit(9)
