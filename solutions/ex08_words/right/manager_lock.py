"""The lock is kept by the manager, too; the words come into the dict as they are met."""

import sys
from multiprocessing import Manager, Process

from book import read


def count(counts, lock, page, length, words):
    for word in read(page, length, words):
        lock.acquire()
        try:
            counts[word] = counts.get(word, 0) + 1
        finally:
            lock.release()


if __name__ == "__main__":
    pages, length, words = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    manager = Manager()
    counts, lock = manager.dict(), manager.Lock()
    readers = []
    for page in range(1, pages + 1):
        reader = Process(target=count, args=(counts, lock, page, length, words))
        reader.start()
        readers.append(reader)
    for reader in readers:
        reader.join()
    result = dict(counts)
    for word in words:
        print(word, result.get(word, 0))
