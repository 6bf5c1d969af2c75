"""Locks, queues and connections that travel: as arguments, inside of objects, through a pipe."""
import multiprocessing as mp, pickle, sys
from multiprocessing import reduction

class Box:
    def __init__(self): self.lock, self.queue, self.value = mp.Lock(), mp.Queue(), mp.Value("i", 1)

def child(box, parts, end):
    with box.lock, parts["rlock"]: box.value.value += 1
    box.queue.put("boxed"); parts["event"].set()
    other = end.recv(); other.send("by a sent connection"); other.close()

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    box, parts = Box(), {"rlock": mp.RLock(), "event": mp.Event(), "cond": mp.Condition(), "sem": mp.Semaphore(2)}
    (a, b), (c, d) = mp.Pipe(), mp.Pipe()
    p = mp.Process(target=child, args=(box, parts, b)); p.start()
    a.send(d); print(c.recv(), box.queue.get(), parts["event"].wait(20)); p.join()
    print(box.value.value, p.exitcode)
    for thing in (box.lock, parts["event"], box.queue, box.value):
        try: pickle.dumps(thing)
        except RuntimeError as error: print(type(thing).__name__, error)
