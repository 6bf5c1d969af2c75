"""The generator that feeds imap runs in the pool's own thread, and waits there for the same pool."""

from multiprocessing import Pool


def double(number):
    return 2 * number


def numbers():
    yield 1
    yield pool.apply(double, (1,))


if __name__ == "__main__":
    with Pool(2) as pool:
        print(list(pool.imap(double, numbers())))
