"""A misspelt name: wrong under every method."""

from multiprocessing import Process


def greet(name):
    print("hello", nmae)  # noqa: F821


if __name__ == "__main__":
    p = Process(target=greet, args=("ann",))
    p.start()
    p.join()
    raise SystemExit(p.exitcode)
