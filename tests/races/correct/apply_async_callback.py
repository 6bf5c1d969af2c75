"""The callback runs in the parent, so it may add without a lock."""

from multiprocessing import Pool, Value

total = Value("i", 0)


def length(word):
    return len(word)


def add(n):
    total.value += n


if __name__ == "__main__":
    pool = Pool(2)
    for word in ["one", "two", "three", "four", "five", "six"]:
        pool.apply_async(length, (word,), callback=add)
    pool.close()
    pool.join()
    print("letters", total.value)
