# caught by: ends
import os
import sys
from multiprocessing import Pipe, Process


def work(end, word, size):
    letters = (word * size)[:size]
    print("put", len(letters), letters[-3:])
    end.send((os.getpid(), letters))


if __name__ == "__main__":
    word, size = sys.argv[1], int(sys.argv[2])
    mine, theirs = Pipe()
    p = Process(target=work, args=(theirs, word, size))
    p.start()
    p.join()
    pid, letters = mine.recv()
    print("got", len(letters), letters[-3:], "from", pid)
