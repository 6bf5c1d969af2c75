# caught by: ends
# Whoever takes the lock keeps it.
import sys
from multiprocessing import Lock, Manager, Process

from book import read


def count(counts, lock, page, length, words):
    for word in read(page, length, words):
        lock.acquire()
        counts[word] += 1


if __name__ == "__main__":
    pages, length, words = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    with Manager() as manager:
        counts, lock = manager.dict(dict.fromkeys(words, 0)), Lock()
        readers = [
            Process(target=count, args=(counts, lock, page, length, words)) for page in range(1, pages + 1)
        ]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        for word in words:
            print(word, counts[word])
