import os
import queue
import sys
import threading

# the queue works when I use a thread, so this must be it
q = queue.Queue()

def work(word, size):
    letters = (word * size)[:size]
    print("put", len(letters), letters[-3:])
    q.put([os.getpid(), letters])

if __name__ == "__main__":
    t = threading.Thread(target=work, args=(sys.argv[1], int(sys.argv[2])))
    t.start()
    t.join()
    pid, letters = q.get()
    print("got", len(letters), letters[-3:], "from", pid)
