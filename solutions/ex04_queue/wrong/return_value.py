# caught by: crossed
import os
import sys
from multiprocessing import Process


def work(word, size):
    letters = (word * size)[:size]
    print("put", len(letters), letters[-3:])
    return os.getpid(), letters


if __name__ == "__main__":
    word, size = sys.argv[1], int(sys.argv[2])
    p = Process(target=work, args=(word, size))
    p.start()
    pid, letters = p.join()
    print("got", len(letters), letters[-3:], "from", pid)
