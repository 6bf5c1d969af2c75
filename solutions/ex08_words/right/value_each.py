"""A Value of the manager for each word, with a lock for each: the words do not wait for each other."""

import sys
from multiprocessing import Manager, Process

from book import read


def count(counts, page, length, words):
    for word in read(page, length, words):
        value, lock = counts[word]
        with lock:
            value.value += 1


def main(pages, length, *words):
    with Manager() as manager:
        counts = {word: (manager.Value("i", 0), manager.RLock()) for word in words}
        readers = [Process(target=count, args=(counts, n + 1, int(length), words)) for n in range(int(pages))]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        for word, (value, _) in counts.items():
            print(word, value.get())


if __name__ == "__main__":
    main(*sys.argv[1:])
