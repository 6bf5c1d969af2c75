"""Pool workers that read a table which was made under the guard."""

from multiprocessing import Pool


def price(name):
    return table[name]


if __name__ == "__main__":
    table = {"apple": 3, "pear": 4}
    with Pool(2) as pool:
        print(pool.map(price, ["apple", "pear"]))
