"""Blocks of three lines, printed by three children without a lock."""

from multiprocessing import Process


def report(name):
    print(name, "begins")
    print(name, "works")
    print(name, "ends")


if __name__ == "__main__":
    children = [Process(target=report, args=(name,)) for name in ("ann", "bob", "cid")]
    for child in children:
        child.start()
    for child in children:
        child.join()
