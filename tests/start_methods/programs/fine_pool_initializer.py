"""Hands its globals over through the initializer."""

from multiprocessing import Lock, Pool

lock = None


def take(the_lock):
    global lock
    lock = the_lock


def report(number):
    with lock:
        print("number", number)


def main():
    with Pool(2, initializer=take, initargs=(Lock(),)) as pool:
        pool.map(report, range(3))


if __name__ == "__main__":
    main()
