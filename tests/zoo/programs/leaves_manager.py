"""Ends past every clean-up while a Manager's server runs."""
import multiprocessing
import os

if __name__ == "__main__":
    manager = multiprocessing.Manager()
    print(len(manager.list([1, 2, 3])))
    os._exit(0)
