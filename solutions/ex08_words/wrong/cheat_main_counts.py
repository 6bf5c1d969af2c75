# caught by: counted
# Main counts; the readers read, and that is all.
import sys
from multiprocessing import Lock, Manager, Process

from book import read


def count(counts, lock, page, length, words):
    read(page, length, words)


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
        for page in range(1, pages + 1):
            for place in range(length):
                counts[words[place * page % len(words)]] += 1
        for word in words:
            print(word, counts[word])
