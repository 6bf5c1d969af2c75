# caught by: lost
# Two at a time are one too many.
import sys
from multiprocessing import Manager, Process, Semaphore

from book import read


def count(counts, lock, page, length, words):
    for word in read(page, length, words):
        with lock:
            counts[word] += 1


if __name__ == "__main__":
    pages, length, words = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    with Manager() as manager:
        counts, lock = manager.dict(dict.fromkeys(words, 0)), Semaphore(2)
        readers = [
            Process(target=count, args=(counts, lock, page, length, words)) for page in range(1, pages + 1)
        ]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        for word in words:
            print(word, counts[word])
