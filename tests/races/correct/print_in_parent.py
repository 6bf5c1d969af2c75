"""Tasks return their lines, and the parent prints them."""

from multiprocessing import Pool


def table(n):
    return " ".join(str(n * k) for k in range(1, 6))


if __name__ == "__main__":
    with Pool(2) as pool:
        for line in pool.imap(table, range(1, 7)):
            print(line)
