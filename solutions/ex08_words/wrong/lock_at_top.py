# caught by: lost under spawn
# Under spawn every reader imports the file and makes a lock of its own.
import sys
from multiprocessing import Lock, Manager, Process

from book import read

lock = Lock()


def count(counts, page, length, words):
    for word in read(page, length, words):
        with lock:
            counts[word] += 1


if __name__ == "__main__":
    pages, length, words = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    with Manager() as manager:
        counts = manager.dict(dict.fromkeys(words, 0))
        readers = [Process(target=count, args=(counts, page, length, words)) for page in range(1, pages + 1)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        for word in words:
            print(word, counts[word])
