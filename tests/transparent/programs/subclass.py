"""A subclass of Process with run(), attributes and a grandchild."""
import multiprocessing as mp, sys

class Worker(mp.Process):
    def __init__(self, queue, deep):
        super().__init__(name=f"worker {deep}")
        self.queue, self.deep = queue, deep
    def run(self):
        if self.deep:
            w = Worker(self.queue, self.deep - 1); w.start(); w.join()
            print("joined", w.name, w.exitcode)
        self.queue.put((self.name, self.deep))

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    q = mp.Queue()
    w = Worker(q, 2); w.start()
    print([q.get() for _ in range(3)])
    w.join(); print(repr(w.exitcode))
