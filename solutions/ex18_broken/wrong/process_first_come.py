# caught by: lost
# Whatever has not come out of the queue after a second is called lost.
import queue
import sys
from multiprocessing import Process, Queue

from archive import restore


def read(n, shelf):
    shelf.put(restore(n))


if __name__ == "__main__":
    shelf, waiting = Queue(), sys.argv[1:]
    for n in waiting:
        Process(target=read, args=(int(n), shelf)).start()
    try:
        while True:
            n, reader = shelf.get(timeout=1)
            print("tape", n, reader)
            waiting.remove(str(n))
    except queue.Empty:
        for n in waiting:
            print("lost", n)
