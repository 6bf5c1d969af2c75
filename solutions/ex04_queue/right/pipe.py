"""A Pipe: the child holds one end, the parent the other."""

import os
import sys
from multiprocessing import Pipe, Process


def work(end, word, size):
    letters = (word * size)[:size]
    print("put", len(letters), letters[-3:])
    end.send((os.getpid(), letters))
    end.close()


if __name__ == "__main__":
    word, size = sys.argv[1], int(sys.argv[2])
    mine, theirs = Pipe(duplex=False)
    p = Process(target=work, args=(theirs, word, size))
    p.start()
    theirs.close()
    pid, letters = mine.recv()
    p.join()
    print("got", len(letters), letters[-3:], "from", pid)
