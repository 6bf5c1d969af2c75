"""Children print one after the other, because each is joined first."""

import sys
from multiprocessing import Process


def report(name):
    for what in ("begins", "works", "ends"):
        sys.stdout.write(f"{name} {what}\n")


if __name__ == "__main__":
    for name in ("ann", "bob", "cid"):
        child = Process(target=report, args=(name,))
        child.start()
        child.join()
    print("all done")
