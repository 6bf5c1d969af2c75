# caught by: ends
import os
import sys
from multiprocessing import Process, Queue


def work(q, word, size):
    letters = (word * size)[:size]
    print("put", len(letters), letters[-3:])
    q.put([os.getpid(), letters])


if __name__ == "__main__":
    word, size = sys.argv[1], int(sys.argv[2])
    q = Queue()
    p = Process(target=work, args=(q, word, size))
    p.start()
    p.join()
    pid, letters = q.get()
    print("got", len(letters), letters[-3:], "from", pid)
