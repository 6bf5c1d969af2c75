"""The letters travel in pieces, and None says that there are no more."""

import os
import sys
from multiprocessing import Process, Queue

PIECE = 4096


def work(q, word, size):
    letters = (word * size)[:size]
    print("put", len(letters), letters[-3:])
    for begin in range(0, size, PIECE):
        q.put((os.getpid(), letters[begin : begin + PIECE]))
    q.put(None)


def received(q):
    while (message := q.get()) is not None:
        yield message


if __name__ == "__main__":
    word, size = sys.argv[1], int(sys.argv[2])
    q = Queue()
    p = Process(target=work, args=(q, word, size))
    p.start()
    messages = list(received(q))
    letters = "".join(piece for _, piece in messages)
    pid = messages[0][0]
    p.join()
    print("got", len(letters), letters[-3:], "from", pid)
