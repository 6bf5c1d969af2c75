# caught by: restored
# The reader shows what it has, and main never gets it.
import sys
from multiprocessing import Process

from archive import restore


def read(n):
    print("tape", *restore(n))


if __name__ == "__main__":
    for n in sys.argv[1:]:
        reader = Process(target=read, args=(int(n),))
        reader.start()
        reader.join()
        if reader.exitcode:
            print("lost", n)
