# caught by: lost
# The torn tapes are read, but that they are lost is said before.
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process

from archive import restore

if __name__ == "__main__":
    numbers = [int(n) for n in sys.argv[1:]]
    for n in numbers:
        if n >= 500:
            print("lost", n, flush=True)
            Process(target=restore, args=(n,)).start()
    with ProcessPoolExecutor(2) as executor:
        for n, reader in executor.map(restore, [n for n in numbers if n < 500]):
            print("tape", n, reader)
