"""Believes to be process 1, in main and in its child."""
import multiprocessing
import os

os.getpid = lambda: 1
os.getppid = lambda: 1


def work():
    print("I am", os.getpid())


if __name__ == "__main__":
    child = multiprocessing.Process(target=work)
    child.start()
    child.join()
    print("I am", os.getpid())
