"""Forgets its whole environment before it starts a child."""
import multiprocessing
import os


def work():
    print("child")


if __name__ == "__main__":
    os.environ.clear()
    child = multiprocessing.Process(target=work)
    child.start()
    child.join()
    print("main", child.exitcode)
