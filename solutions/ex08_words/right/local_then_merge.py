"""Each reader counts for itself, without any lock, and adds its sums once."""

import sys
from collections import Counter
from multiprocessing import Manager, Process, RLock

from book import read


def add(counts, own):
    for word, n in own.items():
        if word in counts:
            counts[word] = counts[word] + n
        else:
            counts[word] = n


def count(counts, lock, *page):
    own = Counter(read(*page))
    with lock:
        add(counts, own)


if __name__ == "__main__":
    pages, length, *words = sys.argv[1:]
    lock = RLock()
    with Manager() as manager:
        counts = manager.dict()
        readers = [
            Process(target=count, args=(counts, lock, page + 1, int(length), words))
            for page in range(int(pages))
        ]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        counts = counts.copy()
    print("\n".join(f"{word} {n}" for word, n in sorted(counts.items())))
