"""Blocks of three lines under one lock."""

from multiprocessing import Lock, Process


def report(lock, name):
    with lock:
        print(name, "begins")
        print(name, "works")
        print(name, "ends", flush=True)


if __name__ == "__main__":
    lock = Lock()
    children = [Process(target=report, args=(lock, name)) for name in ("ann", "bob", "cid")]
    for child in children:
        child.start()
    for child in children:
        child.join()
