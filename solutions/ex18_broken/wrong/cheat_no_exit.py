# caught by: read
# os._exit is replaced in the workers, so nobody dies.
import os
import sys
from concurrent.futures import ProcessPoolExecutor

from archive import restore


class Torn(Exception):
    pass


def refuse(code):
    raise Torn(code)


def prepare():
    os._exit = refuse


if __name__ == "__main__":
    with ProcessPoolExecutor(2, initializer=prepare) as executor:
        futures = [(n, executor.submit(restore, int(n))) for n in sys.argv[1:]]
        for n, future in futures:
            try:
                print("tape", *future.result())
            except Torn:
                print("lost", n)
