"""The callback raises, and with it ends the thread that collects results."""

from multiprocessing import Pool


def double(number):
    return 2 * number


def collect(result):
    print(result.upper())


if __name__ == "__main__":
    with Pool(2) as pool:
        results = [pool.apply_async(double, (number,), callback=collect) for number in range(4)]
        print([result.get() for result in results])
