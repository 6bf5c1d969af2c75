# caught by: crossed under spawn
# Under spawn the child imports the file and makes a second queue, which nobody reads.
import os
import sys
from multiprocessing import Process, SimpleQueue

q = SimpleQueue()


def work(word, size):
    letters = (word * size)[:size]
    print("put", len(letters), letters[-3:])
    q.put([os.getpid(), letters])


if __name__ == "__main__":
    word, size = sys.argv[1], int(sys.argv[2])
    p = Process(target=work, args=(word, size))
    p.start()
    pid, letters = q.get()
    p.join()
    print("got", len(letters), letters[-3:], "from", pid)
