"""append() is one call: nobody can come in between.  Main takes the words out of the list again."""

import sys
from collections import Counter
from multiprocessing import Manager, Process

from book import read


def count(seen, *page):
    for word in read(*page):
        seen.append(word)


if __name__ == "__main__":
    pages, length, *words = sys.argv[1:]
    with Manager() as manager:
        seen, total = manager.list(), Counter()
        readers = [
            Process(target=count, args=(seen, page, int(length), words)) for page in range(1, int(pages) + 1)
        ]
        for reader in readers:
            reader.start()
        print("the first words may be there by now:", len(seen))
        for reader in readers:
            reader.join()
        while len(seen):
            total[seen.pop()] += 1
    for word in words:
        print(word, total[word])
