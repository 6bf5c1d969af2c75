"""Honest: a Manager that nobody shuts down; the library ends it after main."""
import multiprocessing

if __name__ == "__main__":
    manager = multiprocessing.Manager()
    print(len(manager.list([1, 2, 3])))
