# caught by: counted
# A method is one call.  But the manager serves each reader with a thread, and they share a Counter.
import sys
from collections import Counter
from multiprocessing import Process
from multiprocessing.managers import BaseManager

from book import read


class Counts:
    def __init__(self):
        self._counts = Counter()

    def add(self, word):
        self._counts[word] += 1

    def all(self):
        return dict(self._counts)


class Library(BaseManager):
    pass


Library.register("Counts", Counts)


def count(counts, page, length, words):
    for word in read(page, length, words):
        counts.add(word)


if __name__ == "__main__":
    pages, length, words = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    with Library() as library:
        counts = library.Counts()
        readers = [Process(target=count, args=(counts, page + 1, length, words)) for page in range(pages)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        for word, n in counts.all().items():
            print(word, n)
