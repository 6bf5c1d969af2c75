"""A child computes without an end; main waits for it."""
import multiprocessing
import time


def work():
    end = time.monotonic() + 20
    while time.monotonic() < end:
        pass


if __name__ == "__main__":
    child = multiprocessing.Process(target=work)
    child.start()
    child.join()
