"""A Manager's queue; the parent already waits in get() when the child puts."""

import multiprocessing
import os
import sys


def work(q, word, size):
    letters = (word * size)[:size]
    print("put", len(letters), letters[-3:])
    q.put([os.getpid(), letters])


if __name__ == "__main__":
    word, size = sys.argv[1], int(sys.argv[2])
    manager = multiprocessing.Manager()
    q = manager.Queue(maxsize=1)
    p = multiprocessing.Process(target=work, args=(q, word, size))
    p.start()
    pid, letters = q.get()
    p.join()
    print("got", len(letters), letters[-3:], "from", pid)
