"""A global Array that the workers have got by fork."""

from multiprocessing import Array, Pool

found = Array("i", 2)


def classify(n):
    found[n % 2] += 1


if __name__ == "__main__":
    with Pool(2) as pool:
        for _ in pool.imap_unordered(classify, range(16)):
            pass
    print("even", found[0], "odd", found[1])
