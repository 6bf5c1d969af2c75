# caught by: restored
# What was in the works together with the torn tape is not shown.
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from archive import restore

if __name__ == "__main__":
    numbers = sys.argv[1:]
    for at in range(0, len(numbers), 3):
        with ProcessPoolExecutor(1) as executor:
            few = numbers[at : at + 3]
            try:
                for n, reader in list(executor.map(restore, map(int, few))):
                    print("tape", n, reader)
            except BrokenProcessPool:
                print("lost", few[1])
