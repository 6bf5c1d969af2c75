"""Ctrl-C in children that wait in the library, with their tracebacks, and in main."""
import multiprocessing as mp, os, signal, sys, time

def child(how, ready, lock, q, end, event):
    ready.release()
    if how == "lock": lock.acquire()
    if how == "with":
        with lock: pass
    if how == "queue": q.get()
    if how == "timed": q.get(timeout=60)
    if how == "pipe": end.recv()
    if how == "poll": end.poll(60)
    if how == "event": event.wait()

def asleep(pid):
    """Whether it sleeps in a system call for the third time we look."""
    for _ in range(3):
        while open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] != "S": time.sleep(0.002)
        time.sleep(0.02)

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    ready, lock, q, event = mp.Semaphore(0), mp.Lock(), mp.Queue(), mp.Event()
    (a, b) = mp.Pipe()
    lock.acquire()
    for how in ("lock", "with", "queue", "timed", "pipe", "poll", "event"):
        p = mp.Process(target=child, args=(how, ready, lock, q, a, event)); p.start()
        ready.acquire(); asleep(p.pid)
        os.kill(p.pid, signal.SIGINT); p.join(); print(how, p.exitcode)
    p = mp.Process(target=time.sleep, args=(60,), daemon=True); p.start()
    main = os.getpid()
    if os.fork() == 0:
        asleep(main); os.kill(main, signal.SIGINT); os._exit(0)
    p.join()
