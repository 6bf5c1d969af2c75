# caught by: restored
import os
import sys
from multiprocessing import Process

from archive import restore

if __name__ == "__main__":
    for n in sys.argv[1:]:
        reader = Process(target=restore, args=(int(n),))
        reader.start()
        reader.join()
        if reader.exitcode == 0:
            print("tape", n, os.getpid())
        else:
            print("lost", n)
