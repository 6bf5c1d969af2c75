"""A Process for each tape, all side by side; the exit code says which ones got through."""

import sys
from multiprocessing import Process, Queue

from archive import restore


def read(tape, shelf):
    shelf.put(restore(tape))


if __name__ == "__main__":
    shelf = Queue()
    readers = {tape: Process(target=read, args=(int(tape), shelf)) for tape in sys.argv[1:]}
    for reader in readers.values():
        reader.start()
    for reader in readers.values():
        reader.join()
    for tape, reader in readers.items():
        if reader.exitcode == 0:
            print("tape", *shelf.get())
        else:
            print("lost", tape)
