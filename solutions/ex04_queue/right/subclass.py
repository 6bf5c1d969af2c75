"""A subclass of Process that carries the queue as an attribute."""

import sys
from multiprocessing import Process, Queue


class Worker(Process):
    def __init__(self, word, size):
        super().__init__()
        self.word, self.size = word, size
        self.q = Queue()

    def run(self):
        letters = (self.word * self.size)[: self.size]
        print("put", len(letters), letters[-3:])
        self.q.put([self.pid, letters])


if __name__ == "__main__":
    worker = Worker(sys.argv[1], int(sys.argv[2]))
    worker.start()
    pid, letters = worker.q.get()
    worker.join()
    print("got", len(letters), letters[-3:], "from", pid)
