# caught by: restored
import sys
from concurrent.futures import ProcessPoolExecutor

from archive import restore

if __name__ == "__main__":
    for n in sys.argv[1:]:
        with ProcessPoolExecutor(1) as executor:
            executor.submit(restore, int(n)).exception()
        print("lost", n)
