"""Exception hooks of the program's own, warnings, and logging of the library."""
import logging, multiprocessing as mp, sys, threading, warnings

def hook(kind, error, trace): print("my hook", kind.__name__, error)
def thread_hook(args): print("my thread hook", args.exc_type.__name__)
def child():
    warnings.warn("from a child")
    1 / 0

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    sys.excepthook, threading.excepthook = hook, thread_hook
    handler = logging.StreamHandler(sys.stdout); handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    logger = mp.get_logger(); logger.setLevel(logging.INFO); logger.addHandler(handler)
    p = mp.Process(target=child, name="failing"); p.start(); p.join(); print(p.exitcode)
    t = threading.Thread(target=lambda: 1 / 0); t.start(); t.join()
    logger.setLevel(logging.WARNING)
    warnings.warn("from main")
    raise LookupError("at the end")
