"""Exercise 4: what the child puts must reach the parent.  The task is in README.md.

Try it:   python ex04_queue.py amber 8          (it hangs; Ctrl-C ends it)
"""

import os
import queue
import sys
from multiprocessing import Process


def work(word, size):
    letters = (word * size)[:size]
    print("put", len(letters), letters[-3:])
    q.put([os.getpid(), letters])


if __name__ == "__main__":
    word, size = sys.argv[1], int(sys.argv[2])
    q = queue.Queue()
    p = Process(target=work, args=(word, size))
    p.start()
    p.join()
    pid, letters = q.get()
    print("got", len(letters), letters[-3:], "from", pid)
