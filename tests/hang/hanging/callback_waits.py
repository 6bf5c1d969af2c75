"""The callback asks its own pool for something, and waits in the thread that would bring it."""

from multiprocessing import Pool


def double(number):
    return 2 * number


def again(result):
    print(pool.apply(double, (result,)))


if __name__ == "__main__":
    pool = Pool(2)
    pool.apply_async(double, (1,), callback=again)
    pool.close()
    pool.join()
