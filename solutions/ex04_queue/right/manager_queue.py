"""A Manager's queue lives in a third process, which keeps what was put: here join() may come first."""

import os
import sys
from multiprocessing import Manager, Process


def work(q, word, size):
    letters = (word * size)[:size]
    print("put", len(letters), letters[-3:])
    q.put([os.getpid(), letters])


if __name__ == "__main__":
    word, size = sys.argv[1], int(sys.argv[2])
    with Manager() as manager:
        q = manager.Queue()
        p = Process(target=work, args=(q, word, size))
        p.start()
        p.join()
        pid, letters = q.get()
    print("got", len(letters), letters[-3:], "from", pid)
