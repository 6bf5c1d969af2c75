"""No lock at all: every reader has an entry of its own, and main adds up when all are there."""

import sys
from collections import Counter
from multiprocessing import Manager, Process

from book import read


def count(found, page, length, words):
    found[page] = Counter(read(page, length, words))


if __name__ == "__main__":
    pages, length, words = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    with Manager() as manager:
        found = manager.dict()
        readers = [Process(target=count, args=(found, page + 1, length, words)) for page in range(pages)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        total = sum(found.values(), Counter())
    for word in total:
        print(word, total[word])
