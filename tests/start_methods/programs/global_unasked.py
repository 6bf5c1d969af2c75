"""A NameError in tasks whose results nobody asks for, so nobody prints it."""

import multiprocessing as mp


def store(number):
    results.append(number)


def main():
    global results
    results = mp.Manager().list()
    with mp.Pool(2) as pool:
        pending = [pool.apply_async(store, (n,)) for n in range(3)]
        for one in pending:
            one.wait()
    assert list(results) == [0, 1, 2], list(results)


if __name__ == "__main__":
    main()
