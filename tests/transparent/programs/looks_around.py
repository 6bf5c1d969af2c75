"""What a program finds when it looks around: modules, threads, descriptors, paths, flags."""
import os, sys

loaded = set(sys.modules)
HEAVY = ("socket", "signal", "json", "typing", "logging", "re", "struct", "subprocess", "multiprocessing", "threading", "functools")
print([name for name in HEAVY if name in loaded])
print(sorted(int(fd) for fd in os.listdir("/proc/self/fd") if int(fd) < 100)[:3], os.dup(0), os.pipe())
print([folder for folder in sys.path if "probe" in folder], sys.argv[1:], sys.flags.optimize, sys.dont_write_bytecode)
print(sys.excepthook is sys.__excepthook__, sys.displayhook is sys.__displayhook__, sys.gettrace(), sys.getprofile())
print(sys.stdout is sys.__stdout__, type(sys.stdout).__name__, sys.stdout.encoding, sys.stdout.errors, sys.stdout.fileno(), sys.stdin.read())
print(sorted(n for n in globals() if not n.startswith("__")), __name__, __doc__ is not None)
import threading, multiprocessing as mp, gc
print([t.name for t in threading.enumerate()], threading.main_thread().name, gc.isenabled(), sys.getswitchinterval(), sys.getrecursionlimit())
def child(): print("child", [t.name for t in threading.enumerate()], os.dup(0) < 30, sorted(n for n in globals() if not n.startswith("__")))
if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    p = mp.Process(target=child); p.start(); p.join()
    import multiprocessing.queues, multiprocessing.pool, multiprocessing.managers
    print([t.name for t in threading.enumerate()], os.path.exists("/dev/null"), os.getcwd() == os.path.dirname(os.path.abspath(__file__)))
