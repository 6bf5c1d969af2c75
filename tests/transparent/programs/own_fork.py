"""os.fork, os.wait, os.exec and multiprocessing after a fork of one's own."""
import multiprocessing as mp, os, sys, threading

def child(): print("process in a fork", flush=True)

mp.set_start_method("fork")
sys.stdout.flush()
for n in range(3):
    if os.fork() == 0:
        print("forked", n, threading.active_count(), threading.current_thread() is threading.main_thread(), flush=True)
        os._exit(n)
    print(os.waitstatus_to_exitcode(os.wait()[1]), flush=True)
if os.fork() == 0:
    p = mp.Process(target=child); p.start(); p.join()
    os.execv(sys.executable, [sys.executable, "-c", "print('executed'); raise SystemExit(6)"])
print(os.waitstatus_to_exitcode(os.wait()[1]), flush=True)
os.register_at_fork(before=lambda: print("before", flush=True), after_in_child=lambda: print("in child", flush=True))
p = mp.Process(target=child); p.start(); p.join()
