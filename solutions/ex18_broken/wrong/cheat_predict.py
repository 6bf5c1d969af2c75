# caught by: read
# Main knows which tapes are brittle, and never has them read.
import sys
from concurrent.futures import ProcessPoolExecutor

from archive import restore

if __name__ == "__main__":
    brittle = [n for n in sys.argv[1:] if int(n) >= 500]
    with ProcessPoolExecutor(2) as executor:
        for n, reader in executor.map(restore, [int(n) for n in sys.argv[1:] if n not in brittle]):
            print("tape", n, reader)
    for n in brittle:
        print("lost", n)
