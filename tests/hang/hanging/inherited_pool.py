"""A child uses the pool that its parent made: the threads of that pool live in the parent only."""

from multiprocessing import Pool, Process


def double(number):
    return 2 * number


def work():
    print(pool.apply(double, (3,)))


if __name__ == "__main__":
    with Pool(2) as pool:
        child = Process(target=work)
        child.start()
        child.join()
