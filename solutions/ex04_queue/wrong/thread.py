# caught by: child
import os
import queue
import sys
import threading


def work(q, word, size):
    letters = (word * size)[:size]
    print("put", len(letters), letters[-3:])
    q.put([os.getpid(), letters])


if __name__ == "__main__":
    word, size = sys.argv[1], int(sys.argv[2])
    q = queue.Queue()
    t = threading.Thread(target=work, args=(q, word, size))
    t.start()
    pid, letters = q.get()
    t.join()
    print("got", len(letters), letters[-3:], "from", pid)
