# caught by: ends
# The queue stays empty, and get() waits for what nobody will put.
import sys
from multiprocessing import Process, Queue

from archive import restore


def read(n, shelf):
    shelf.put(restore(n))


if __name__ == "__main__":
    shelf = Queue()
    readers = [Process(target=read, args=(int(n), shelf)) for n in sys.argv[1:]]
    for reader in readers:
        reader.start()
    for _ in readers:
        print("tape", *shelf.get())
    for reader in readers:
        reader.join()
