"""A Manager's dict, list, Namespace, Value, Array, Lock, Event, Queue, and an own class."""
import multiprocessing as mp, sys
from multiprocessing.managers import BaseManager
from queue import Empty

class Counter:
    def __init__(self, start): self.count = start
    def add(self, n): self.count += n; return self.count
    def fail(self): raise LookupError("no such thing")

class Own(BaseManager): pass
Own.register("Counter", Counter)

def child(d, l, n, v, lock, event, queue):
    with lock: d["hits"] = d.get("hits", 0) + 1
    l.append(len(l)); n.word = "child"; v.value += 1; event.set(); queue.put(sorted(d.keys()))

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    with mp.Manager() as m:
        d, l, n, v, a = m.dict(one=1), m.list("ab"), m.Namespace(word="-"), m.Value("i", 3), m.Array("i", [1, 2])
        lock, event, queue = m.Lock(), m.Event(), m.Queue()
        p = mp.Process(target=child, args=(d, l, n, v, lock, event, queue)); p.start()
        print(event.wait(20), queue.get(timeout=20)); p.join()
        print(d, l, n.word, v.value, a[1], len(d), "one" in d, dict(d), list(l), l[-1], d.copy())
        d.update(two=2); print(d.pop("two"), d.setdefault("x", 5), sorted(d.items()), l.pop(), l.index("b"))
        d["inner"] = m.list([1]); d["inner"].append(2); print(list(d["inner"]), repr(l))
        for wrong in (lambda: d["none"], lambda: l[99], lambda: queue.get_nowait(), lambda: n.nothing):
            try: wrong()
            except (KeyError, IndexError, Empty, AttributeError) as error: print(type(error).__name__, str(error).split("\n")[0])
        with lock: print(lock.acquire(False))
    with Own() as own:
        c = own.Counter(10); print(c.add(5))
        try: c.fail()
        except LookupError as error: print(error)
