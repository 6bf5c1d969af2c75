"""Exercise 4, Amara Okafor."""

from __future__ import annotations

import multiprocessing as mp
import os
import sys


def work(q: mp.Queue[tuple[int, str]], word: str, size: int) -> None:
    letters = (word * size)[:size]
    print("put", len(letters), letters[-3:])
    q.put((os.getpid(), letters))


def main(word: str, size: int) -> None:
    q: mp.Queue[tuple[int, str]] = mp.Queue()
    child = mp.Process(target=work, args=(q, word, size))
    child.start()
    pid, letters = q.get()  # before join: the child cannot end while its letters are in the pipe
    child.join()
    print("got", len(letters), letters[-3:], "from", pid)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
