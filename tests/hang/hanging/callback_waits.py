"""The callback asks its own pool for something, and waits in the thread that would bring it."""

from multiprocessing import Pool


def double(number):
    return 2 * number


def again(result):
    print(pool.apply(double, (result,)))


if __name__ == "__main__":
    with Pool(2) as pool:
        result = pool.apply_async(double, (1,), callback=again)
        print(result.get())
