# caught by: lost
# Half a second is mostly enough; exitcode is None of whatever has not ended by then.
import sys
import time
from multiprocessing import Process, Queue

from archive import restore


def read(n, shelf):
    shelf.put(restore(n))


if __name__ == "__main__":
    shelf = Queue()
    readers = [(n, Process(target=read, args=(int(n), shelf))) for n in sys.argv[1:]]
    for _, reader in readers:
        reader.start()
    time.sleep(0.5)
    for n, reader in readers:
        if reader.exitcode == 0:
            print("tape", *shelf.get())
        else:
            print("lost", n)
