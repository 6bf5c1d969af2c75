"""One after the other; a reader that dies closes its end of the pipe, and that can be heard."""

import sys
from multiprocessing import Pipe, Process

from archive import restore


def read(tape, there):
    there.send(restore(tape))


def main():
    for tape in map(int, sys.argv[1:]):
        here, there = Pipe(duplex=False)
        Process(target=read, args=(tape, there)).start()
        there.close()
        try:
            print("tape", *here.recv())
        except EOFError:
            print("lost", tape)


if __name__ == "__main__":
    main()
