"""Each child starts the next one, eight deep."""
import multiprocessing
import sys


def dive(depth):
    if depth:
        child = multiprocessing.Process(target=dive, args=(depth - 1,))
        child.start()
        child.join()
        sys.exit(child.exitcode + 1)


if __name__ == "__main__":
    dive(8)
