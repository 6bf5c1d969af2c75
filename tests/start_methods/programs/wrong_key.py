"""A task that looks for what is not in the table, under every method."""

from multiprocessing import Pool

prices = {"apple": 3}


def price(name):
    return prices[name]


if __name__ == "__main__":
    with Pool(2) as pool:
        print(pool.map(price, ["apple", "plum"]))
