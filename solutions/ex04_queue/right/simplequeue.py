"""SimpleQueue: the same pipe without a feeder thread; the child itself waits in put() until all is read."""

import os
import sys
from multiprocessing import Process, SimpleQueue


def work(q, word, size):
    letters = (word * size)[:size]
    print("put", len(letters), letters[-3:])
    q.put([os.getpid(), letters])


if __name__ == "__main__":
    word, size = sys.argv[1], int(sys.argv[2])
    q = SimpleQueue()
    p = Process(target=work, kwargs={"q": q, "word": word, "size": size})
    p.start()
    pid, letters = q.get()
    p.join()
    print("got", len(letters), letters[-3:], "from", pid)
