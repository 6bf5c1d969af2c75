"""Handlers as they were found, set, inherited and called; alarms."""
import multiprocessing as mp, os, signal, sys, time

def handler(number, frame): raise InterruptedError(signal.Signals(number).name)

def child(e):
    print("child", signal.getsignal(signal.SIGTERM) is signal.SIG_DFL, signal.getsignal(signal.SIGINT) is signal.default_int_handler)
    signal.signal(signal.SIGTERM, handler)
    try: e.set(); time.sleep(60)
    except InterruptedError as error: print("child caught", error)
    sys.exit(4)

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    usual = [s for s in signal.valid_signals() if s != signal.SIGRTMAX - 1]
    print([signal.getsignal(s) if isinstance(signal.getsignal(s), int) else "python" for s in sorted(usual)])
    print(signal.pthread_sigmask(signal.SIG_BLOCK, ()), signal.getitimer(signal.ITIMER_REAL))
    e = mp.Event()
    p = mp.Process(target=child, args=(e,)); p.start()
    e.wait(); p.terminate(); p.join(); print(p.exitcode)
    signal.signal(signal.SIGALRM, handler)
    q, lock, (a, b) = mp.Queue(), mp.Lock(), mp.Pipe(); lock.acquire()
    for wait in (q.get, lock.acquire, a.recv, lambda: time.sleep(60), lambda: os.read(a.fileno(), 1)):
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        try: wait()
        except InterruptedError as error: print("main caught", error)
    print(signal.alarm(0), lock.acquire(False))
    try: signal.alarm("x")
    except TypeError as error: print(error)
