"""Requests to a Manager that fail, with their whole tracebacks."""
import traceback
from multiprocessing import Manager
from multiprocessing.managers import BaseManager
if __name__ == "__main__":
    m = Manager()
    d, q = m.dict(), m.Queue()
    def missing(): d["nope"]
    def unknown(): q.nope()
    def empty(): q.get_nowait()
    def unpicklable(): d["k"] = lambda: 0
    def wrong(): m.Value()
    for each in (missing, unknown, empty, unpicklable, wrong):
        try: each()
        except Exception: traceback.print_exc()
