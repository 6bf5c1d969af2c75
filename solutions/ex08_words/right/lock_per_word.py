"""A lock for each word: who counts another one need not wait."""

import sys
from multiprocessing import Lock, Manager, Process

from book import read


def count(counts, locks, page, length, words):
    for word in set(words):
        with locks[word]:
            n = counts[word]
            n += read_once(page, length, words).count(word)
            counts[word] = n


pages_read = {}


def read_once(page, length, words):
    if page not in pages_read:
        pages_read[page] = read(page, length, words)
    return pages_read[page]


if __name__ == "__main__":
    pages, length, words = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    locks = {word: Lock() for word in words}
    with Manager() as manager:
        counts = manager.dict(dict.fromkeys(words, 0))
        readers = [
            Process(target=count, args=(counts, locks, page, length, words)) for page in range(1, pages + 1)
        ]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        print(*(f"{word} {n}" for word, n in counts.items()), sep="\n")
