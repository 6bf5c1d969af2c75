# caught by: ends
# Waits a while and then ends the child by force: of a large message only the first part is in the pipe.
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
    p.join(0.5)
    p.kill()
    p.join()
    pid, letters = q.get(timeout=1)
    print("got", len(letters), letters[-3:], "from", pid)
