"""Main waits for a Manager's event that nobody sets."""

from multiprocessing import Manager

if __name__ == "__main__":
    with Manager() as manager:
        ready = manager.Event()
        ready.wait()
