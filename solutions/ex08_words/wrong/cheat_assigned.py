# caught by: counted
# Everybody computes the whole book and writes the same numbers.
import sys
from multiprocessing import Lock, Manager, Process

from book import read


def count(counts, lock, page, length, words):
    read(page, length, words)
    book = [
        words[place * other % len(words)]
        for other in range(1, int(sys.argv[1]) + 1)
        for place in range(length)
    ]
    with lock:
        for word in words:
            counts[word] = book.count(word)


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
