"""Raises errors that have the names of ours, but not their cause."""

from multiprocessing import Process


def fail():
    raise RuntimeError("context has not been thought of")


if __name__ == "__main__":
    p = Process(target=fail)
    p.start()
    p.join()
    raise AttributeError("can't get that attribute")
