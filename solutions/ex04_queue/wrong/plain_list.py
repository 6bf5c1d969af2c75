# caught by: crossed
import os
import sys
from multiprocessing import Process


def work(box, word, size):
    letters = (word * size)[:size]
    print("put", len(letters), letters[-3:])
    box.append([os.getpid(), letters])


if __name__ == "__main__":
    word, size = sys.argv[1], int(sys.argv[2])
    box = []
    p = Process(target=work, args=(box, word, size))
    p.start()
    p.join()
    pid, letters = box[0]
    print("got", len(letters), letters[-3:], "from", pid)
