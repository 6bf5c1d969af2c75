"""Exercise 8: several readers count the words of a book.  The task is in README.md.

Try it:   python ex08_words.py 4 30 amber coral jade
"""

import sys
from multiprocessing import Manager, Process

from book import read


def count(counts, page, length, words):
    for word in read(page, length, words):
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
