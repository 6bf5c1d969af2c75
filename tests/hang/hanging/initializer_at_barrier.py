"""Each worker of a pool waits at a barrier for one more than there are."""

from multiprocessing import Barrier, Pool


def begin(together):
    together.wait()


def double(number):
    return 2 * number


if __name__ == "__main__":
    with Pool(2, initializer=begin, initargs=(Barrier(3),)) as pool:
        print(pool.map(double, range(4)))
