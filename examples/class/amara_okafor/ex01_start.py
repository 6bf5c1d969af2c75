"""Exercise 1, Amara Okafor."""

from __future__ import annotations

import sys
from multiprocessing import Process


def greet(name: str) -> None:
    print(f"hello {name}")


def main(names: list[str]) -> None:
    processes = [Process(target=greet, args=(name,)) for name in names]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("all done")


if __name__ == "__main__":
    main(sys.argv[1:])
