"""A dict of the manager for each reader; then nobody can be in anybody's way."""

import sys
from multiprocessing import Manager, Process

from book import read


class Reader(Process):
    def __init__(self, counts, *page):
        super().__init__()
        self.counts, self.page = counts, page

    def run(self):
        for word in read(*self.page):
            self.counts[word] = self.counts.get(word, 0) + 1


if __name__ == "__main__":
    pages, length, words = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    manager = Manager()
    parts = [manager.dict() for _ in range(pages)]
    readers = [Reader(part, page, length, words) for page, part in enumerate(parts, start=1)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    for word in words:
        print(word, sum(part.get(word, 0) for part in parts))
