"""Exercise 2, Amara Okafor."""

from __future__ import annotations

import os
import sys
from multiprocessing import Process, parent_process


def introduce(name: str) -> None:
    starter = parent_process()
    print(f"{name} {os.getpid()} started by {starter.pid if starter else os.getppid()}")


def generation(names: list[str]) -> None:
    """Introduce the first, leave the others to a process of their own."""
    first, *others = names
    introduce(first)
    if others:
        next_one = Process(target=generation, args=(others,))
        next_one.start()
        next_one.join()


if __name__ == "__main__":
    generation(sys.argv[1:4])
