"""Pickles a lambda itself, in main: no start method has to do with it."""

import pickle
from multiprocessing import Process


def greet():
    print("hello")


if __name__ == "__main__":
    p = Process(target=greet)
    p.start()
    p.join()
    pickle.dumps(lambda: 1)
